-- How a source publishes: minutes since 1970, oldest first, and what its feed asks of those who poll it.
ALTER TABLE source_state
    ADD COLUMN moments      integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN ttl_minutes  integer,
    ADD COLUMN skip_hours   integer[] NOT NULL DEFAULT '{}',
    ADD COLUMN skip_days    text[] NOT NULL DEFAULT '{}';
