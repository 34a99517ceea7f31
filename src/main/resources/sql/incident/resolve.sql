UPDATE incident
SET resolved_at = now()
FROM unnest(:source_ids::text[], :kinds::text[]) AS ended (source_id, kind)
WHERE incident.source_id = ended.source_id AND incident.kind = ended.kind AND incident.resolved_at IS NULL
