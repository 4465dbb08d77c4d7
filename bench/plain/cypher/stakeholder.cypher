// One stakeholder, by id.
MATCH (s:PlainStakeholder {id: $id})
RETURN s.kind, s.id, s.name, s.tags, s.version, s.createdAt, s.createdBy
