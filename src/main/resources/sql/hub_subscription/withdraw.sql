-- Of sources that are not polled any more.
UPDATE hub_subscription
SET state = 'leaving', pending = NULL, next_request = now(), tries = 0
FROM source_state
WHERE source_state.id = source_id AND NOT source_state.enabled AND state <> 'leaving'
