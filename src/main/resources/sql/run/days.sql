SELECT source_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, sum(added)::bigint AS items, count(*) AS runs,
    count(*) FILTER (WHERE outcome NOT IN ('read', 'unchanged', 'forbidden')) AS failed,
    (avg(extract(epoch FROM took)) * 1000)::bigint AS took_ms
FROM run
WHERE at >= :since
GROUP BY 1, 2
