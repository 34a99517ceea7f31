DELETE FROM subscriber_hour
WHERE hour < now() - interval '30 days'
