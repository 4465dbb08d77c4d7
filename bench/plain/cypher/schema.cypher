CREATE CONSTRAINT plain_stakeholder_id IF NOT EXISTS FOR (s:PlainStakeholder) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT plain_stakeholder_key IF NOT EXISTS FOR (s:PlainStakeholder) REQUIRE s.key IS UNIQUE;
CREATE CONSTRAINT plain_interest_id IF NOT EXISTS FOR (i:PlainInterest) REQUIRE i.id IS UNIQUE;
CREATE CONSTRAINT plain_topic_id IF NOT EXISTS FOR (t:PlainTopic) REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT plain_event_revision IF NOT EXISTS FOR (e:PlainEvent) REQUIRE e.revision IS UNIQUE;
CREATE CONSTRAINT plain_key IF NOT EXISTS FOR (k:PlainKey) REQUIRE k.key IS UNIQUE;
CREATE CONSTRAINT plain_head_map IF NOT EXISTS FOR (h:PlainHead) REQUIRE h.map IS UNIQUE;
MERGE (h:PlainHead {map: "plain"}) ON CREATE SET h.number = 0;
