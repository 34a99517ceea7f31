SELECT EXISTS (
    SELECT FROM revisit
    WHERE source_id = :source_id AND alive_at > now() - interval '1 day'
) AS live
