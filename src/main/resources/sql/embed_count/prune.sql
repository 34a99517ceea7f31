DELETE FROM embed_count WHERE hour < now() - :older_ms::bigint * interval '1 millisecond'
