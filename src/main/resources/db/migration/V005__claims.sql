-- Claims ask which hosts are busy or were so a moment ago: a range of lease_until, which stays after a lease was handed
-- back. Both indexes move with every poll, so dead entries are cleared away early.
DROP INDEX source_state_leased;
CREATE INDEX source_state_leased ON source_state (lease_until) WHERE lease_until IS NOT NULL;
ALTER TABLE source_state SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
