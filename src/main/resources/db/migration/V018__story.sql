-- Stories: items of several sources that tell the same news.

-- What new items are compared with, for some days. story: id of the item that was the first of its story, its own while
-- it is alone. bands: what alike items have in common, nearly always. print: for the exact comparison.
CREATE TABLE story_print (
    item_id    text PRIMARY KEY,
    source_id  text NOT NULL,
    story      text NOT NULL,
    published  timestamptz,
    seen_at    timestamptz NOT NULL,
    bands      bigint[] NOT NULL,
    print      bytea NOT NULL
);
ALTER TABLE story_print ALTER COLUMN print SET STORAGE EXTERNAL;
CREATE INDEX story_print_bands ON story_print USING gin (bands) WITH (gin_pending_list_limit = 256);
CREATE INDEX story_print_seen ON story_print (seen_at);

-- Items that share a story with others, as long as they are kept. A story never changes hands: its members only grow.
CREATE TABLE story_member (
    item_id  text PRIMARY KEY,
    story    text NOT NULL
);
CREATE INDEX story_member_story ON story_member (story);
