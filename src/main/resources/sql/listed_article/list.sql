-- What is known already is only seen again, and that is written once a day; what has another title is fetched again.
INSERT INTO listed_article (key, source_id, url, title, published, precision, summary, image, position, backlog,
    next_try, first_listed, last_listed)
SELECT given.*, now(), now(), now()
FROM unnest(:keys::uuid[], :source_ids::text[], :urls::text[], :titles::text[], :published::timestamptz[],
    :precisions::text[], :summaries::text[], :images::text[], :positions::integer[], :backlogs::boolean[])
AS given (key, source_id, url, title, published, precision, summary, image, position, backlog)
ON CONFLICT (key) DO UPDATE
SET last_listed = now(),
    title = CASE WHEN excluded.key = ANY (:retitled::uuid[]) THEN excluded.title ELSE listed_article.title END,
    summary = CASE WHEN excluded.key = ANY (:retitled::uuid[]) THEN excluded.summary ELSE listed_article.summary END,
    tries = CASE WHEN excluded.key = ANY (:retitled::uuid[]) THEN 0 ELSE listed_article.tries END,
    forbidden = CASE WHEN excluded.key = ANY (:retitled::uuid[]) THEN false ELSE listed_article.forbidden END,
    next_try = CASE WHEN excluded.key = ANY (:retitled::uuid[]) THEN now() ELSE listed_article.next_try END
WHERE listed_article.last_listed < now() - interval '1 day' OR excluded.key = ANY (:retitled::uuid[])
