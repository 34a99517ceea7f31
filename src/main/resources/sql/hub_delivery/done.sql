DELETE FROM hub_delivery
WHERE id = :id
