UPDATE listed_article
SET next_try = NULL, problem = NULL, forbidden = false, item_id = given.item_id
FROM unnest(:keys::uuid[], :item_ids::text[]) AS given (key, item_id)
WHERE listed_article.key = given.key
