SELECT \i complaint/columns
FROM complaint
WHERE receipt = :receipt
