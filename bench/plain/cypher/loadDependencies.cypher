UNWIND $rows AS row
MATCH (a:PlainStakeholder {id: row.depender})
MATCH (b:PlainStakeholder {id: row.dependee})
CREATE (a)-[:DEPENDS {strength: row.strength}]->(b)
