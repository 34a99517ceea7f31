-- How often blocks were asked for on a partner's behalf: counts and nothing else, so nobody who looked can be found in it.
CREATE TABLE embed_count (
    partner  text NOT NULL,
    hour     timestamptz NOT NULL,
    way      text NOT NULL CHECK (way IN ('frame', 'script', 'fragment')),
    shown    bigint NOT NULL CHECK (shown > 0),
    PRIMARY KEY (partner, hour, way)
);
