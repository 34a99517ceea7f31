-- planned afresh: a plan made while the tables were small reads them whole when they have grown
SELECT \i item/columns,
    \i item/story
FROM item
WHERE id = ANY (:ids::text[]) AND removed_at IS NULL AND visible_from <= :now
ORDER BY shown_at DESC, id DESC
