-- In one order, whoever locks several.
SELECT given.place::integer AS place, source_state.first_poll_done
FROM unnest(:ids::text[], :nodes::text[], :tokens::bigint[]) WITH ORDINALITY AS given (id, node, token, place)
JOIN source_state USING (id)
WHERE source_state.lease_owner = given.node AND source_state.lease_token = given.token
ORDER BY source_state.id
FOR UPDATE OF source_state
