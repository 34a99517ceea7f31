-- What says that a source has moved: permanent redirects, to be believed after a week, or its page, which names its feed.
-- What was noted without telling these apart is found out again.
ALTER TABLE source_state ADD COLUMN moved_by text CHECK (moved_by IN ('redirect', 'page'));
UPDATE source_state
SET moved_to = NULL, moved_since = NULL, found_type = 'auto', etag = NULL, last_modified = NULL
WHERE moved_to IS NOT NULL;
ALTER TABLE source_state ADD CHECK ((moved_to IS NULL) = (moved_by IS NULL));
