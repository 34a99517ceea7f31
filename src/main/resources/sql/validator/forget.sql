DELETE FROM validator WHERE uri = ANY(:uris::text[])
