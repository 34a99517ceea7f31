SELECT count(*) AS pages,
    count(*) FILTER (WHERE coalesce(last_check, first_seen) < now() - :duty_ms::bigint * interval '1 millisecond')
        AS overdue
FROM revisit
