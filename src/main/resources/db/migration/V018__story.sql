-- Stories: items of several sources that tell the same news.

-- What new items are compared with, for some days. story: id of the item that was the first of its story, its own while
-- it is alone. print: for the exact comparison.
CREATE TABLE story_print (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id    text NOT NULL,
    source_id  text NOT NULL,
    story      text NOT NULL,
    published  timestamptz,
    seen_at    timestamptz NOT NULL,
    bands      bigint[] NOT NULL,
    print      bytea NOT NULL
);
ALTER TABLE story_print ALTER COLUMN print SET STORAGE EXTERNAL;
CREATE INDEX story_print_seen ON story_print (seen_at);

-- By their bands alike items are found. One row each, as a GIN index over story_print.bands takes a second to look for
-- those of a hundred items, and this some milliseconds.
CREATE TABLE story_band (
    band    bigint NOT NULL,
    number  bigint NOT NULL,
    PRIMARY KEY (band, number)
);

-- Items that share a story with others, as long as they are kept. An item never changes its story.
CREATE TABLE story_member (
    item_id  text PRIMARY KEY,
    story    text NOT NULL
);
CREATE INDEX story_member_story ON story_member (story);
