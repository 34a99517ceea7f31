SELECT archive.pages AS last, page.item_ids,
    (SELECT min(number) FROM archive_page WHERE archive_page.channel = archive.channel) AS first
FROM archive LEFT JOIN archive_page AS page ON page.channel = archive.channel AND page.number = :number
WHERE archive.channel = :channel
