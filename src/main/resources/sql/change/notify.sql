SELECT pg_notify('tintinh_change', :sequence::text)
