-- The whole store. Times are the database's own; text is NFC and holds neither NUL nor lone surrogates.

-- How a source's key (of an item or a listed URL) is stored: the first 16 bytes of SHA-256 over source id, line feed and
-- key, so that keys of any length fit an index row. The same as KeyHash in Java.
CREATE FUNCTION key_of(source_id text, name text) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN encode(substring(sha256(convert_to(source_id || chr(10) || name, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid;

CREATE TABLE source_state (
    id               text PRIMARY KEY,
    url              text NOT NULL,
    host             text NOT NULL,
    enabled          boolean NOT NULL,
    found_type       text NOT NULL DEFAULT 'auto' CHECK (found_type IN ('auto', 'feed', 'page')),
    moved_to         text,
    moved_since      timestamptz,
    etag             text,
    last_modified    text,
    digest           text,
    day_month_order  text CHECK (day_month_order IN ('dmy', 'mdy')),
    failures         integer NOT NULL DEFAULT 0,
    outcome          text,
    problem          text,
    last_run         timestamptz,
    last_success     timestamptz,
    last_full        timestamptz,
    last_read        timestamptz,
    last_new         timestamptz,
    first_poll_done  boolean NOT NULL DEFAULT false,
    next_due         timestamptz NOT NULL DEFAULT now(),
    due_reason       text NOT NULL,
    lease_owner      text,
    lease_until      timestamptz,
    lease_token      bigint NOT NULL DEFAULT 0
);
CREATE INDEX source_state_due ON source_state (next_due) WHERE enabled;
CREATE INDEX source_state_leased ON source_state (lease_owner) WHERE lease_owner IS NOT NULL;

CREATE TABLE item (
    id             text PRIMARY KEY,
    source_id      text NOT NULL,
    keys           text[] NOT NULL,
    link           text,
    title          text NOT NULL CHECK (title IS NFC NORMALIZED),
    summary        text NOT NULL,
    content        text NOT NULL,
    authors        jsonb NOT NULL,
    published      timestamptz,
    updated        timestamptz,
    date_basis     text NOT NULL,
    precision      text NOT NULL,
    labels         text[] NOT NULL,
    enclosures     jsonb NOT NULL,
    image          jsonb,
    language       text,
    categories     text[] NOT NULL,
    province       text,
    province_code  text,
    first_seen     timestamptz NOT NULL,
    last_seen      timestamptz NOT NULL,
    changed        timestamptz NOT NULL,
    visible_from   timestamptz NOT NULL,
    removed_at     timestamptz,
    fingerprint    uuid NOT NULL,
    sequence       bigint NOT NULL,
    shown_at       timestamptz NOT NULL GENERATED ALWAYS AS (LEAST(published, first_seen)) STORED,
    search         tsvector NOT NULL
);
CREATE INDEX item_shown ON item (shown_at DESC, id DESC) WHERE removed_at IS NULL;
CREATE INDEX item_of_source ON item (source_id, shown_at DESC, id DESC) WHERE removed_at IS NULL;
CREATE INDEX item_of_province ON item (province, shown_at DESC, id DESC) WHERE removed_at IS NULL;
CREATE INDEX item_last_seen ON item (last_seen);
CREATE INDEX item_of_category ON item USING gin (categories);
CREATE INDEX item_search ON item USING gin (search);

-- key: key_of(). No foreign key: it would need a second index for deletions; item.keys says which rows go.
CREATE TABLE item_key (
    key      uuid PRIMARY KEY,
    item_id  text NOT NULL
);

-- What an item said before a revision.
CREATE TABLE item_revision (
    item_id      text NOT NULL,
    replaced_at  timestamptz NOT NULL,
    title        text NOT NULL,
    summary      text NOT NULL,
    content      text NOT NULL,
    PRIMARY KEY (item_id, replaced_at)
);

CREATE TABLE label (
    source_id  text NOT NULL,
    label      text NOT NULL,
    items      bigint NOT NULL,
    last_seen  timestamptz NOT NULL,
    PRIMARY KEY (source_id, label)
);

-- Article URLs that listings showed; next_try is null when there is nothing left to fetch. key: key_of().
CREATE TABLE listed_article (
    key           uuid PRIMARY KEY,
    source_id     text NOT NULL,
    url           text NOT NULL,
    title         text NOT NULL,
    published     timestamptz,
    precision     text,
    summary       text,
    image         text,
    backlog       boolean NOT NULL,
    position      integer NOT NULL,
    tries         integer NOT NULL DEFAULT 0,
    next_try      timestamptz,
    problem       text,
    first_listed  timestamptz NOT NULL,
    last_listed   timestamptz NOT NULL,
    item_id       text
);
CREATE INDEX listed_article_due ON listed_article (source_id, next_try) WHERE next_try IS NOT NULL;
CREATE INDEX listed_article_item ON listed_article (item_id) WHERE item_id IS NOT NULL;
CREATE INDEX listed_article_last ON listed_article (last_listed);

-- Numbered in the order of commits: whoever writes here holds the advisory lock of change/lock.sql from before the
-- number is drawn until the commit. A sequence alone would not do: it is drawn before the commit, so a reader that has
-- seen 7 could miss 6 for ever. (Comparing xid8 with pg_snapshot_xmin() would do without the lock, but any long
-- transaction of the same server would then hold up publishing, and numbers would not survive a dump and restore.)
CREATE SEQUENCE change_sequence;
CREATE TABLE change (
    sequence      bigint PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('new', 'revised', 'removed')),
    item_id       text NOT NULL,
    source_id     text NOT NULL,
    categories    text[] NOT NULL,
    provinces     text[] NOT NULL,
    visible_from  timestamptz NOT NULL,
    announced     boolean NOT NULL,
    at            timestamptz NOT NULL
);
CREATE INDEX change_held_back ON change (visible_from) WHERE visible_from > at;

CREATE TABLE run (
    id          bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    source_id   text NOT NULL,
    node        text NOT NULL,
    at          timestamptz NOT NULL,
    took        interval NOT NULL,
    outcome     text NOT NULL,
    problem     text,
    bytes       bigint NOT NULL,
    added       integer NOT NULL,
    revised     integer NOT NULL,
    unchanged   integer NOT NULL,
    duplicate   integer NOT NULL
);
CREATE INDEX run_of_source ON run (source_id, id DESC);

-- lz4 writes TOASTed text about a third faster than pglz; servers built without it keep pglz.
DO $$
BEGIN
    ALTER TABLE item ALTER COLUMN content SET COMPRESSION lz4, ALTER COLUMN summary SET COMPRESSION lz4,
        ALTER COLUMN search SET COMPRESSION lz4;
    ALTER TABLE item_revision ALTER COLUMN content SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported OR invalid_parameter_value OR syntax_error THEN
    RAISE NOTICE 'this PostgreSQL has no lz4; pglz it is';
END $$;
