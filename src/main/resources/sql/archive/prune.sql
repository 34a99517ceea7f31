-- The oldest pages of each channel of whose items none is kept any more.
DELETE FROM archive_page
USING archive
WHERE archive_page.channel = archive.channel
  AND archive_page.number < coalesce(
      (SELECT kept.number
       FROM archive_page AS kept
       WHERE kept.channel = archive.channel AND EXISTS (SELECT FROM item WHERE item.id = ANY (kept.item_ids))
       ORDER BY kept.number
       LIMIT 1),
      archive.pages + 1)
