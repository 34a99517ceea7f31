-- No row where there is one already: of several nodes that start at once, one makes the password.
INSERT INTO admin_password (hash) VALUES (:hash)
ON CONFLICT DO NOTHING
RETURNING set_at
