-- Who has subscribed to what we publish, at our own hub (W3C WebSub). (What we have subscribed to elsewhere is in
-- hub_subscription.) There is no row for each delivery: a subscriber is due or it is not, and gets what is newest.

-- What is subscribed to. uri: as it is published, below public-url. tag: entity tag of the newest edition. Each edition
-- that differs from the one before gets the next number. edited_at: the edition was read from the store before that.
-- seen_at: when a node last found it in its configuration.
CREATE TABLE topic (
    id         bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    uri        text NOT NULL UNIQUE,
    tag        text NOT NULL,
    edition    bigint NOT NULL DEFAULT 0,
    edited_at  timestamptz NOT NULL DEFAULT now(),
    seen_at    timestamptz NOT NULL DEFAULT now()
);

-- Verified subscriptions. topic_url: the topic as the subscriber wrote it. wanted: the edition to be delivered, or that
-- was. next_attempt: null when there is nothing to deliver; while a node is at it, the end of its lease. claim: raised
-- whenever that changes hands. read_before: what was delivered last had been read from the store by then, so that
-- nothing older is sent after it.
CREATE TABLE subscriber (
    id             bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    topic_id       bigint NOT NULL REFERENCES topic ON DELETE CASCADE,
    topic_url      text NOT NULL,
    callback       text NOT NULL,
    host           text NOT NULL,
    secret         text,
    since          timestamptz NOT NULL DEFAULT now(),
    lease_until    timestamptz NOT NULL,
    wanted         bigint NOT NULL,
    pending_since  timestamptz,
    next_attempt   timestamptz,
    claim          bigint NOT NULL DEFAULT 0,
    read_before    timestamptz NOT NULL DEFAULT to_timestamp(0),
    slow           boolean NOT NULL DEFAULT false,
    failures       integer NOT NULL DEFAULT 0,
    failing_since  timestamptz,
    problem        text,
    UNIQUE (topic_id, callback)
) WITH (fillfactor = 70);
CREATE INDEX subscriber_next ON subscriber (next_attempt) WHERE next_attempt IS NOT NULL;
CREATE INDEX subscriber_host ON subscriber (host);
CREATE INDEX subscriber_lease ON subscriber (lease_until);

-- What a callback is to be asked or told: whether it wants the subscription, or its end; or that it is denied.
CREATE TABLE subscriber_request (
    nonce          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    topic_id       bigint NOT NULL REFERENCES topic ON DELETE CASCADE,
    topic_url      text NOT NULL,
    callback       text NOT NULL,
    host           text NOT NULL,
    mode           text NOT NULL CHECK (mode IN ('subscribe', 'unsubscribe', 'denied')),
    secret         text,
    lease_seconds  bigint NOT NULL,
    tries          integer NOT NULL DEFAULT 0,
    next_attempt   timestamptz NOT NULL DEFAULT now(),
    UNIQUE (topic_id, callback)
);
CREATE INDEX subscriber_request_next ON subscriber_request (next_attempt);
CREATE INDEX subscriber_request_host ON subscriber_request (host);

-- What the hub did, by the hour. delay_ms: of first attempts, from the edition to the answer, summed up.
CREATE TABLE subscriber_hour (
    hour        timestamptz PRIMARY KEY,
    delivered   bigint NOT NULL,
    failed      bigint NOT NULL,
    prompt      bigint NOT NULL,
    delay_ms    bigint NOT NULL,
    longest_ms  bigint NOT NULL
);
