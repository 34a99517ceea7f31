SELECT count(*) AS runs FROM run WHERE at > now() - :ms::bigint * interval '1 millisecond'
