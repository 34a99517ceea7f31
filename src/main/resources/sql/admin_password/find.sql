SELECT hash FROM admin_password
