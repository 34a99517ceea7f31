SELECT key
FROM listed_article
WHERE key = ANY (:keys::uuid[])
