-- Searching a million items within milliseconds. Beside its words, search holds what an item is selected by, so that one
-- look into one index answers "these words, of this province, in these two weeks" by the rarest of them: source (s:),
-- province (p:), categories (c:), and when it was shown, in spans of 1 to 448 days counted from 1970 (t1: to t448:).
-- Words are letters and digits alone, so nothing is taken for another.
CREATE FUNCTION facets_of(source_id text, province text, categories text[], at timestamptz) RETURNS tsvector
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN array_to_tsvector(array_remove(ARRAY['s:' || source_id, 'p:' || province], NULL)
        || ARRAY(SELECT 'c:' || slug FROM unnest(categories) AS slug)
        || ARRAY(SELECT 't' || days || ':' || floor(extract(epoch FROM at) / 86400 / days)::bigint
            FROM unnest(ARRAY[1, 7, 28, 112, 448]) AS days));

-- Items that are here already get the places of their words, by which phrases are found, and the words of their titles,
-- as Words in Java makes them of Latin letters. That takes about a millisecond an item, once.
CREATE FUNCTION words_of(title text, summary text, content text) RETURNS tsvector
    LANGUAGE sql STABLE
    RETURN (
        WITH plain AS (
            SELECT part, lower(translate(regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g'),
                'ĐđÐð', 'dddd')) AS text
            FROM (VALUES
                (0, title),
                (1, regexp_replace(regexp_replace(summary, '<[^>]*>', ' ', 'g'), '&#?[A-Za-z0-9]{1,31};', ' ', 'g')),
                (2, regexp_replace(regexp_replace(content, '<[^>]*>', ' ', 'g'), '&#?[A-Za-z0-9]{1,31};', ' ', 'g'))
            ) AS given (part, text)
        ), found AS (
            SELECT part, regexp_replace(match[1], '^(.?[hklmst])y$', '\1i') AS word,
                row_number() OVER (ORDER BY part, ordinal) + part AS place
            FROM plain, regexp_matches(left(text, 100000), '[[:alnum:]]+', 'g') WITH ORDINALITY AS one (match, ordinal)
            WHERE length(match[1]) <= 40
        ), lexeme AS (
            SELECT '''^' || word || '''' AS lexeme FROM found WHERE part = 0 GROUP BY word
            UNION ALL
            SELECT '''' || word || ''':' || string_agg(least(place, 16000)::text, ',') FROM found GROUP BY word
        )
        SELECT coalesce(string_agg(lexeme, ' '), '')::tsvector FROM lexeme
    );
UPDATE item
SET search = words_of(title, summary, content) || facets_of(source_id, province, categories, shown_at);
DROP FUNCTION words_of;
