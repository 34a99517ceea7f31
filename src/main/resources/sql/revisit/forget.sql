DELETE FROM revisit WHERE item_id = :item_id
