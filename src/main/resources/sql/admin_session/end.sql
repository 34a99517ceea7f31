DELETE FROM admin_session WHERE token = :token
