-- In 5 minutes, doubled up to the usual interval; a turn that was not free is no try.
UPDATE revisit
SET puzzles = CASE WHEN :tried::boolean THEN puzzles + 1 ELSE puzzles END, problem = :problem, lease_until = NULL,
    next_check = now() + CASE
        WHEN :tried::boolean
            THEN least(interval '5 minutes' * 2 ^ least(puzzles, 10), :every_ms::bigint * interval '1 millisecond')
        ELSE interval '15 seconds'
    END
WHERE item_id = :item_id AND lease_until = :lease_until
RETURNING item_id
