-- Days of Việt Nam.
SELECT partner,
       date_trunc('day', hour AT TIME ZONE 'Asia/Ho_Chi_Minh') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS since,
       way,
       sum(shown)::bigint AS shown
FROM embed_count
WHERE hour >= :since::timestamptz
GROUP BY 1, 2, 3
ORDER BY 2 DESC, 1, 3
