-- later: in 5 minutes, doubled with every try up to a day, ten tries. daily: forbidden, which is no try.
UPDATE listed_article
SET tries = CASE given.again WHEN 'daily' THEN tries WHEN 'now' THEN 0 ELSE tries + 1 END,
    forbidden = given.again = 'daily',
    problem = given.problem
        || CASE WHEN given.again = 'later' AND tries >= 9 THEN '; given up after 10 tries' ELSE '' END,
    next_try = CASE
        WHEN given.again = 'now' THEN now()
        WHEN given.again = 'daily' THEN now() + interval '1 day'
        WHEN given.again = 'later' AND tries < 9
            THEN now() + least(interval '5 minutes' * 2 ^ tries, interval '1 day')
    END
FROM unnest(:keys::uuid[], :problems::text[], :again::text[]) AS given (key, problem, again)
WHERE listed_article.key = given.key
