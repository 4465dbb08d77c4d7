UNWIND $rows AS row
CREATE (t:PlainTopic)
SET t = row
