-- Our subscriptions at the hubs (W3C WebSub) that sources name: at most one of a source, beside those being given up.
-- token: the last part of the callback, which nobody else knows. callback: as the hub was last told it. pending: what
-- the hub was asked for and has not verified yet. next_request: also the lease of the node that is asking just now.
CREATE TABLE hub_subscription (
    token         text PRIMARY KEY,
    source_id     text NOT NULL,
    topic         text NOT NULL,
    hubs          text[] NOT NULL CHECK (cardinality(hubs) > 0),
    hub           text NOT NULL,
    secret        text NOT NULL,
    callback      text,
    state         text NOT NULL CHECK (state IN ('wanted', 'asked', 'active', 'denied', 'leaving')),
    pending       text CHECK (pending IN ('subscribe', 'unsubscribe')),
    next_request  timestamptz NOT NULL,
    tries         integer NOT NULL DEFAULT 0,
    problem       text,
    active_since  timestamptz,
    verified_at   timestamptz,
    lease_until   timestamptz,
    last_push     timestamptz,
    pushes        bigint NOT NULL DEFAULT 0,
    news          bigint NOT NULL DEFAULT 0,
    silent_polls  integer NOT NULL DEFAULT 0,
    digests       text[] NOT NULL DEFAULT '{}'
);
CREATE UNIQUE INDEX hub_subscription_source ON hub_subscription (source_id) WHERE state <> 'leaving';
CREATE INDEX hub_subscription_next ON hub_subscription (next_request);

-- What hubs have delivered and is not stored yet. Where the node that took it cannot store it, the source is polled.
CREATE TABLE hub_delivery (
    id         bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id  text NOT NULL,
    due_from   timestamptz NOT NULL
);
