SELECT (SELECT count(*) FROM subscriber) AS subscribers,
    (SELECT count(*) FROM subscriber WHERE host = :host) AS of_host,
    (SELECT count(*) FROM subscriber_request) AS requests,
    (SELECT count(*) FROM subscriber_request WHERE host = :host) AS requests_of_host,
    EXISTS (
        SELECT FROM subscriber JOIN topic ON topic.id = topic_id WHERE uri = :uri AND callback = :callback
    ) AS known
