UNWIND $rows AS row
CREATE (s:PlainStakeholder)
SET s = row
