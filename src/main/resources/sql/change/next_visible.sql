SELECT min(visible_from) AS at
FROM change
WHERE visible_from > at AND visible_from > :after
