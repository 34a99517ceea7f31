-- What a source's newest items had. A title that its text begins with was made of the text.
SELECT count(*) AS items,
    count(*) FILTER (WHERE date_basis IN ('published', 'updated')) AS dated,
    count(link) AS linked,
    count(*) FILTER (WHERE NOT starts_with(
        ltrim(regexp_replace(left(coalesce(nullif(summary, ''), content), 2000), '<[^>]*>', '', 'g')),
        left(rtrim(title, '…'), 20))) AS titled
FROM (
    SELECT date_basis, link, title, summary, content
    FROM item
    WHERE source_id = :source_id AND removed_at IS NULL
    ORDER BY shown_at DESC, id DESC
    LIMIT :limit
) AS newest
