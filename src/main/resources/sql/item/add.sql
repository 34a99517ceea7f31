WITH incoming AS MATERIALIZED (
    SELECT given.*, nextval('change_sequence') AS sequence
    FROM (
        SELECT *
        FROM unnest(:ids::text[], :keys::text[], :links::text[], :titles::text[], :summaries::text[],
            :contents::text[], :authors::text[], :published::timestamptz[], :updated::timestamptz[],
            :date_bases::text[], :precisions::text[], :labels::text[], :enclosures::text[], :images::text[],
            :languages::text[], :categories::text[], :provinces::text[], :province_codes::text[],
            :fingerprints::uuid[], :listed_keys::uuid[], :words::text[], :partials::boolean[],
            :source_ids::text[], :delays_ms::bigint[], :announced::boolean[])
        AS row (id, keys, link, title, summary, content, authors, published, updated, date_basis, precision, labels,
            enclosures, image, language, categories, province, province_code, fingerprint, listed_key, words,
            partial, source_id, delay_ms, announced)
    ) AS given
), added AS (
    INSERT INTO item (id, source_id, keys, link, title, summary, content, authors, published, updated, date_basis,
        precision, labels, enclosures, image, language, categories, province, province_code, first_seen, last_seen,
        changed, visible_from, fingerprint, sequence, search, partial)
    SELECT id, source_id, keys::text[], link, title, summary, content, authors::jsonb, published, updated,
        date_basis, precision, labels::text[], enclosures::jsonb, image::jsonb, language, categories::text[],
        province, province_code, now(), now(), now(), now() + delay_ms * interval '1 millisecond',
        fingerprint, sequence,
        words::tsvector || facets_of(source_id, province, categories::text[], LEAST(published, now())), partial
    FROM incoming
)
INSERT INTO change (sequence, kind, item_id, source_id, categories, provinces, visible_from, announced, at)
SELECT sequence, 'new', id, source_id, categories::text[], array_remove(ARRAY[province], NULL),
    now() + delay_ms * interval '1 millisecond',
    incoming.announced
    AND coalesce(incoming.published > now() - :news_ms::bigint * interval '1 millisecond', true)
    AND NOT EXISTS (
        SELECT FROM listed_article WHERE listed_article.key = incoming.listed_key AND listed_article.backlog),
    now()
FROM incoming
RETURNING sequence, source_id
