-- Who asked for a removal is in removal.evidence; both lists are read newest first.
CREATE INDEX item_removed ON item (removed_at DESC) WHERE removed_at IS NOT NULL;
CREATE INDEX removal_latest ON removal (removed_at DESC, id DESC);
