-- What page sources need: what was learned of their pages, items that only a listing told of, and incidents.

ALTER TABLE source_state
    ADD COLUMN learned     jsonb,
    ADD COLUMN learned_at  timestamptz,
    ADD COLUMN resume      text;

-- Only what the listing told: the article's page could not be read, or not as a whole.
ALTER TABLE item ADD COLUMN partial boolean NOT NULL DEFAULT false;

-- What an operator should look at. At most one of a kind is open for a source.
CREATE TABLE incident (
    id           bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id    text NOT NULL,
    kind         text NOT NULL,
    since        timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    evidence     text NOT NULL,
    resolved_at  timestamptz
);
CREATE UNIQUE INDEX incident_open ON incident (source_id, kind) WHERE resolved_at IS NULL;
CREATE INDEX incident_of_source ON incident (source_id, id DESC);
