WITH over AS (
    DELETE FROM admin_session
    WHERE used < now() - :idle_ms::bigint * interval '1 millisecond'
       OR since < now() - :longest_ms::bigint * interval '1 millisecond'
)
INSERT INTO admin_session (token) VALUES (:token)
