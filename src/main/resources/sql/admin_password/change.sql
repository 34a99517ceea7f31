INSERT INTO admin_password (hash) VALUES (:hash)
ON CONFLICT (one) DO UPDATE SET hash = excluded.hash, set_at = now()
