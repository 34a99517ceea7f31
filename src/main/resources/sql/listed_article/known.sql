SELECT key, title
FROM listed_article
WHERE key = ANY (:keys::uuid[])
