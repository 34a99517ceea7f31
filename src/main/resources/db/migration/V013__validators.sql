-- Publications whose bytes changed while none of their items got newer, as by another configuration: when that was cannot
-- be found out from the items. Entity tags are made from the bytes; the tag says which bytes last_modified is of.
CREATE TABLE validator (
    uri            text PRIMARY KEY,
    tag            text NOT NULL,
    last_modified  timestamptz NOT NULL,
    noted_at       timestamptz NOT NULL DEFAULT now()
);
