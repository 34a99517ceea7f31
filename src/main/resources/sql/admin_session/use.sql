-- Written once a minute at most.
WITH live AS (
    SELECT token, used
    FROM admin_session
    WHERE token = :token
      AND used > now() - :idle_ms::bigint * interval '1 millisecond'
      AND since > now() - :longest_ms::bigint * interval '1 millisecond'
), touched AS (
    UPDATE admin_session SET used = now() FROM live
    WHERE admin_session.token = live.token AND live.used < now() - interval '1 minute'
)
SELECT token FROM live
