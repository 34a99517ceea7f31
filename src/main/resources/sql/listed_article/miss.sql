-- 5 minutes, doubled with every try up to a day; ten tries.
UPDATE listed_article
SET tries = tries + 1,
    problem = given.problem || CASE WHEN given.again AND tries >= 9 THEN '; given up after 10 tries' ELSE '' END,
    next_try = CASE
        WHEN given.again AND tries < 9 THEN now() + least(interval '5 minutes' * 2 ^ tries, interval '1 day')
    END
FROM unnest(:keys::uuid[], :problems::text[], :again::boolean[]) AS given (key, problem, again)
WHERE listed_article.key = given.key
