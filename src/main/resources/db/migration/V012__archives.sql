-- Complete archives of channels (RFC 5005): pages that keep their members for ever once they are closed.

-- When an item may last have come into channels that it was not in before: changed in what channels select by, or back
-- after a removal.
ALTER TABLE item ADD COLUMN placed_at timestamptz;
-- The order in which items came to be published.
CREATE INDEX item_appeared ON item (GREATEST(visible_from, placed_at), id) WHERE removed_at IS NULL;

-- One row a channel. selects: what the channel held when its items were last gone through. pages: number of the last
-- page that was closed, 0 before the first. Everything that appeared until (up_to, up_to_id) is in a page; what
-- appeared later may be in one only where swept is false, or where the item was placed anew.
CREATE TABLE archive (
    channel   text PRIMARY KEY,
    selects   text NOT NULL,
    pages     integer NOT NULL DEFAULT 0,
    up_to     timestamptz NOT NULL DEFAULT '-infinity',
    up_to_id  text NOT NULL DEFAULT '',
    swept     boolean NOT NULL DEFAULT true
);

-- item_ids: in the order in which the items appeared. Page 1 is the oldest.
CREATE TABLE archive_page (
    channel    text NOT NULL,
    number     integer NOT NULL,
    item_ids   text[] NOT NULL,
    closed_at  timestamptz NOT NULL,
    PRIMARY KEY (channel, number)
);
CREATE INDEX archive_page_items ON archive_page USING gin (item_ids);
