// What keeps two things from being one. Statements look everything up by the indexes of these.
CREATE CONSTRAINT head_map IF NOT EXISTS FOR (h:Head) REQUIRE h.map IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT influences_id IF NOT EXISTS FOR ()-[r:INFLUENCES]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tied_id IF NOT EXISTS FOR ()-[r:TIED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT event_number IF NOT EXISTS FOR (e:Event) REQUIRE (e.map, e.number) IS UNIQUE;
CREATE CONSTRAINT event_revision IF NOT EXISTS FOR (e:Event) REQUIRE e.revision IS UNIQUE;
CREATE CONSTRAINT mutation_key IF NOT EXISTS FOR (m:Mutation) REQUIRE (m.map, m.key) IS UNIQUE;
