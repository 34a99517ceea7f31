UPDATE revisit_cursor SET sequence = :sequence::bigint
