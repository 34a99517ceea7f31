-- A poll has found news that were published after the one before, and since then nothing was delivered.
UPDATE hub_subscription
SET silent_polls = silent_polls + 1
WHERE source_id = :source_id
  AND state = 'active'
  AND lease_until > now()
  AND active_since < :polled_before
  AND (last_push IS NULL OR last_push < :polled_before)
RETURNING silent_polls, hub, last_push
