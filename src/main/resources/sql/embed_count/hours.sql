SELECT partner, hour AS since, way, shown
FROM embed_count
WHERE hour >= :since::timestamptz
ORDER BY hour DESC, partner, way
