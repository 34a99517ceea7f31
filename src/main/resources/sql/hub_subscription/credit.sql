UPDATE hub_subscription
SET news = news + :news
WHERE token = :token
