-- How sources are, and whether the pages of published items are still there.

ALTER TABLE source_state
    ADD COLUMN health           text CHECK (health IN ('ok', 'quiet', 'failing', 'dead', 'blocked', 'throttled', 'drifting')),
    ADD COLUMN health_since     timestamptz,
    ADD COLUMN health_evidence  text,
    ADD COLUMN health_advice    text,
    ADD COLUMN health_judged    timestamptz,
    ADD COLUMN failing_since    timestamptz;
CREATE INDEX source_state_of_host ON source_state (host) WHERE enabled;
CREATE INDEX source_state_ailing ON source_state (health) WHERE health <> 'ok';
CREATE INDEX incident_last_told ON incident ((coalesce(resolved_at, since)) DESC, id DESC);

-- Taken down by hand, or vanished at its publisher's: the latter comes back when its page does.
ALTER TABLE item ADD COLUMN removed_reason text CHECK (removed_reason IN ('takedown', 'vanished'));
UPDATE item SET removed_reason = 'takedown' WHERE removed_at IS NOT NULL;

-- The audit of removals: never dropped.
CREATE TABLE removal (
    id           bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    item_id      text NOT NULL,
    source_id    text NOT NULL,
    title        text NOT NULL,
    link         text,
    reason       text NOT NULL,
    evidence     text NOT NULL,
    removed_at   timestamptz NOT NULL,
    restored_at  timestamptz
);
CREATE INDEX removal_of_item ON removal (item_id, id DESC);

-- Pages of items that are looked at again; rank 0 before rank 1.
CREATE TABLE revisit (
    item_id        text PRIMARY KEY,
    source_id      text NOT NULL,
    url            text NOT NULL,
    host           text NOT NULL,
    rank           smallint NOT NULL,
    first_seen     timestamptz NOT NULL,
    misses         integer NOT NULL DEFAULT 0,
    missing_since  timestamptz,
    puzzles        integer NOT NULL DEFAULT 0,
    alive_at       timestamptz,
    last_check     timestamptz,
    next_check     timestamptz NOT NULL,
    etag           text,
    last_modified  text,
    problem        text,
    lease_until    timestamptz
);
CREATE INDEX revisit_due ON revisit (host, next_check);
CREATE INDEX revisit_seen ON revisit (first_seen);
CREATE INDEX revisit_leased ON revisit (host) WHERE lease_until IS NOT NULL;

-- When a host may be asked for a page again, over all nodes.
CREATE TABLE revisit_host (
    host     text PRIMARY KEY,
    next_at  timestamptz NOT NULL
);
CREATE INDEX revisit_host_due ON revisit_host (next_at);

-- The number of the last change whose item was taken over into revisit: one row.
CREATE TABLE revisit_cursor (
    sequence  bigint NOT NULL
);
INSERT INTO revisit_cursor VALUES (0);
