UPDATE hub_delivery
SET due_from = now()
WHERE id = :id
