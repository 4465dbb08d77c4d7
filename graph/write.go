package graph

// mayWrite decides whether the principal may put after in the place of before (nil: make it; after nil: delete it).
// Both are visible to it. The errors are [CodeForbidden].
//
// Owners write everything. Editors write all but the members. Analysts and partners write statements of their own
// only, partners only about stakeholders they are bound to. Viewers write nothing.
func mayWrite(p Principal, before, after Entity, s *Snapshot) error {
	written := after
	if written == nil {
		written = before
	}
	switch p.Role {
	case MemberOwner:
		return mayLeaveOwners(before, after, s)
	case MemberEditor:
		if written.EntityKind() == KindMember {
			return Errorf(CodeForbidden, "only an owner changes the members of a map")
		}
		return nil
	case MemberAnalyst, MemberPartner:
		return mayState(p, before, written, s)
	default:
		return Errorf(CodeForbidden, "your role in this map lets you read only")
	}
}

// mayLeaveOwners keeps a map from losing its last owner.
func mayLeaveOwners(before, after Entity, s *Snapshot) error {
	was, is := before.(*Member)
	if !is || was.Role != MemberOwner {
		return nil
	}
	if still, is := after.(*Member); is && still.Role == MemberOwner {
		return nil
	}
	for other := range Every[*Member](s) {
		if other.Role == MemberOwner && other.ID != was.ID {
			return nil
		}
	}
	return Invalid([]string{"role"}, "a map needs an owner: make somebody else one first")
}

func mayState(p Principal, before, written Entity, s *Snapshot) error {
	stated, is := written.(Stated)
	if !is {
		return Errorf(CodeForbidden, "your role in this map lets you record statements only")
	}
	for _, e := range []Entity{before, written} {
		if e != nil && e.(Stated).Said().Author != p.ID {
			return Errorf(CodeForbidden, "your role in this map lets you write statements of your own only")
		}
	}
	if p.Role == MemberAnalyst {
		return nil
	}
	for _, id := range stated.Subjects(s) {
		if p.BoundTo(id) {
			return nil
		}
	}
	return Errorf(CodeForbidden, "a partner records statements about the stakeholders it is bound to")
}
