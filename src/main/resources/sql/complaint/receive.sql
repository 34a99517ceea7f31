-- The same once more is the one that is open already.
INSERT INTO complaint (receipt, digest, ground, name, contact, urls, text, due_at)
VALUES (:receipt, :digest, :ground, :name, :contact, :urls::text[], :text,
    now() + :within_ms::bigint * interval '1 millisecond')
ON CONFLICT (digest) WHERE closed_at IS NULL DO UPDATE SET digest = excluded.digest
RETURNING \i complaint/columns
