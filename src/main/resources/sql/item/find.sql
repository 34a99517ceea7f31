SELECT id, source_id, keys[1] AS key, link, title, summary, content, authors, published, updated, date_basis, precision,
    labels, enclosures, image, language, categories, province, first_seen, changed, visible_from, sequence,
    partial
FROM item
WHERE id = :id AND removed_at IS NULL
