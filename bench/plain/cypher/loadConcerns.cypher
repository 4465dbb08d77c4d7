UNWIND $rows AS row
MATCH (i:PlainInterest {id: row.interest})
MATCH (t:PlainTopic {id: row.topic})
CREATE (i)-[:CONCERNS {stance: row.stance, position: row.position}]->(t)
