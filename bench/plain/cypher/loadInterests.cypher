UNWIND $rows AS row
MATCH (s:PlainStakeholder {id: row.holder})
CREATE (s)-[:HOLDS]->(i:PlainInterest)
SET i = row.interest
