-- No topic: the source names no hub any more. What goes on is told by its topic and hub.
UPDATE hub_subscription
SET state = 'leaving', pending = NULL, next_request = now(), tries = 0
WHERE source_id = :source_id
  AND state <> 'leaving'
  AND (:topic::text IS NULL OR topic <> :topic::text OR NOT hub = ANY (:hubs::text[]))
