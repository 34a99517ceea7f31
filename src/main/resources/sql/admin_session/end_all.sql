DELETE FROM admin_session
