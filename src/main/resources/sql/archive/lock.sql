SELECT pages
FROM archive
WHERE channel = :channel
FOR UPDATE
