-- planned afresh: a plan made while the tables were small reads them whole when they have grown
-- All parts see the items as they were before the statement.
WITH incoming AS MATERIALIZED (
    SELECT given.*, nextval('change_sequence') AS sequence,
        given.words::tsvector || facets_of(item.source_id, given.province, given.categories::text[],
            LEAST(given.published, item.first_seen)) AS search
    FROM (
        SELECT *
        FROM unnest(:ids::text[], :links::text[], :titles::text[], :summaries::text[], :contents::text[],
            :authors::text[], :published::timestamptz[], :updated::timestamptz[], :date_bases::text[],
            :precisions::text[], :labels::text[], :enclosures::text[], :images::text[], :languages::text[],
            :categories::text[], :provinces::text[], :province_codes::text[], :fingerprints::uuid[], :words::text[],
            :partials::boolean[])
        AS row (id, link, title, summary, content, authors, published, updated, date_basis, precision, labels,
            enclosures, image, language, categories, province, province_code, fingerprint, words, partial)
    ) AS given
    JOIN item USING (id)
), kept AS (
    INSERT INTO item_revision (item_id, replaced_at, title, summary, content)
    SELECT item.id, now(), item.title, item.summary, item.content
    FROM item JOIN incoming USING (id)
    WHERE (item.title, item.summary, item.content) IS DISTINCT FROM (incoming.title, incoming.summary, incoming.content)
), revised AS (
    UPDATE item
    SET link = incoming.link,
        title = incoming.title,
        summary = incoming.summary,
        content = incoming.content,
        authors = incoming.authors::jsonb,
        published = incoming.published,
        updated = incoming.updated,
        date_basis = incoming.date_basis,
        precision = incoming.precision,
        labels = incoming.labels::text[],
        enclosures = incoming.enclosures::jsonb,
        image = incoming.image::jsonb,
        language = incoming.language,
        categories = incoming.categories::text[],
        province = incoming.province,
        province_code = incoming.province_code,
        last_seen = now(),
        changed = CASE
            WHEN (item.title, item.summary, item.content)
                IS DISTINCT FROM (incoming.title, incoming.summary, incoming.content) THEN now()
            ELSE item.changed
        END,
        placed_at = CASE
            WHEN (item.categories, item.province, item.search) IS DISTINCT FROM
                (incoming.categories::text[], incoming.province, incoming.search) THEN now()
            ELSE item.placed_at
        END,
        fingerprint = incoming.fingerprint,
        sequence = incoming.sequence,
        partial = incoming.partial,
        search = incoming.search
    FROM incoming
    WHERE item.id = incoming.id
)
INSERT INTO change (sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at)
SELECT incoming.sequence, 'revised', item.id, item.source_id,
    ARRAY(SELECT DISTINCT slug FROM unnest(item.categories || incoming.categories::text[]) AS slug ORDER BY slug),
    ARRAY(SELECT DISTINCT slug FROM unnest(ARRAY[item.province, incoming.province]) AS slug
        WHERE slug IS NOT NULL ORDER BY slug),
    item.visible_from,
    (item.title, item.summary, item.content) IS DISTINCT FROM (incoming.title, incoming.summary, incoming.content),
    now()
FROM item JOIN incoming USING (id)
RETURNING sequence, source_id
