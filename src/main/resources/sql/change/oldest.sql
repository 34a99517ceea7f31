SELECT min(sequence) AS sequence
FROM change
