SELECT first_poll_done
FROM source_state
WHERE id = :id AND lease_owner = :node AND lease_token = :token
FOR UPDATE
