-- Why a source is due when it is, as values: {"why": …} and whole numbers by name.
ALTER TABLE source_state ALTER COLUMN due_reason TYPE jsonb USING jsonb_build_object('why', CASE
    WHEN due_reason = 'never polled' THEN 'never-polled'
    WHEN due_reason = 'url changed' THEN 'url-changed'
    WHEN failures > 0 THEN 'failed'
    ELSE 'rhythm'
END);

-- For the polls of the last minutes, over all nodes. Rows lie in the order of time, so a few bytes a megabyte do.
CREATE INDEX run_at ON run USING brin (at);
