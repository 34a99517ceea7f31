SELECT since
FROM admin_session
WHERE token = :token
  AND used > now() - :idle_ms::bigint * interval '1 millisecond'
  AND since > now() - :longest_ms::bigint * interval '1 millisecond'
