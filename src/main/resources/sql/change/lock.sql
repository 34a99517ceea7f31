-- From here to the commit nobody else draws change numbers: their order is the order of commits (see V001).
SELECT pg_advisory_xact_lock(hashtextextended('tintinh change', 0))
