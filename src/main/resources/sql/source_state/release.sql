UPDATE source_state
SET lease_owner = NULL, lease_until = statement_timestamp(), lease_token = lease_token + 1
WHERE lease_owner = :node::text AND lease_until > statement_timestamp()
