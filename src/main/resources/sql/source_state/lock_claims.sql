-- One claim at a time over all nodes: two at once would each see a host free that the other is just taking.
SELECT pg_advisory_xact_lock(hashtextextended('tintinh claim', 0))
