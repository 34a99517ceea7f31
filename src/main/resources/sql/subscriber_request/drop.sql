DELETE FROM subscriber_request
WHERE nonce = :nonce
