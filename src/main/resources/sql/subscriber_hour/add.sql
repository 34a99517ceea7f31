INSERT INTO subscriber_hour (hour, delivered, failed, prompt, delay_ms, longest_ms)
VALUES (date_trunc('hour', now()), :delivered, :failed, :prompt, :delay_ms, :longest_ms)
ON CONFLICT (hour) DO UPDATE
SET delivered = subscriber_hour.delivered + excluded.delivered,
    failed = subscriber_hour.failed + excluded.failed,
    prompt = subscriber_hour.prompt + excluded.prompt,
    delay_ms = subscriber_hour.delay_ms + excluded.delay_ms,
    longest_ms = greatest(subscriber_hour.longest_ms, excluded.longest_ms)
