-- What admins need: their password, who is logged in, sources that they paused, incidents that they have seen.

-- hash: as admin.Password writes it.
CREATE TABLE admin_password (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    hash    text NOT NULL,
    set_at  timestamptz NOT NULL DEFAULT now()
);

-- token: SHA-256 of what the browser holds, so that whoever reads the table cannot use it.
CREATE TABLE admin_session (
    token  bytea PRIMARY KEY,
    since  timestamptz NOT NULL DEFAULT now(),
    used   timestamptz NOT NULL DEFAULT now()
);

-- enabled is false while a source is paused, whatever the configuration says.
ALTER TABLE source_state ADD COLUMN paused_at timestamptz;

ALTER TABLE incident ADD COLUMN acknowledged_at timestamptz;
