package graph

// delete removes what the edit names, and with it what cannot be without it. What the principal cannot see is left
// alone: the deleted thing is then kept, retired, for those who can.
func (d *draft) delete(e *Edit) (ID, error) {
	target, err := d.found(e.id, e.expected)
	if err != nil {
		return "", err
	}
	if target.EntityKind() == KindMap {
		return "", Errorf(CodeInvalid, "a map is not deleted by an edit")
	}
	if err := mayWrite(d.principal, target, nil, d.whole); err != nil {
		return "", err
	}
	return target.Meta().ID, d.remove(target)
}

func (d *draft) remove(target Entity) error {
	id := target.Meta().ID
	hidden := false
	for _, other := range d.referringTo(id) {
		if d.whole.Find(other.Meta().ID) == nil {
			continue // went with something before it
		}
		if !d.sees(other) {
			hidden = true
			continue
		}
		if err := d.release(other, id); err != nil {
			return err
		}
		if left := d.whole.Find(other.Meta().ID); left != nil && refersTo(left, id) {
			hidden = true // it had to go, but something hidden keeps it
		}
	}
	target = d.whole.Find(id)
	if target == nil {
		return nil // it was kept for a statement that is gone now
	}
	if hidden {
		return d.retire(target)
	}
	if err := d.put(id, target.EntityKind(), nil); err != nil {
		return err
	}
	return d.purge(target)
}

// referringTo returns everything that refers to id, each once, as it stands before anything is removed.
func (d *draft) referringTo(id ID) []Entity {
	var out []Entity
	seen := map[ID]bool{}
	for _, other := range d.whole.referring(id) {
		if !seen[other.Meta().ID] {
			seen[other.Meta().ID] = true
			out = append(out, other)
		}
	}
	return out
}

// release takes id out of what refers to it, or removes that when it cannot be without.
func (d *draft) release(other Entity, id ID) error {
	after := copyOf(other)
	for _, f := range LayoutOf(after.EntityKind()).Fields {
		if f.Link == nil || !leadsTo(f, after, id) {
			continue
		}
		if empty := f.dropTarget(after, id); empty && f.rules.required {
			return d.remove(other)
		}
	}
	if after.check(d.whole) != nil {
		return d.remove(other) // a rule of its own needs what it referred to
	}
	meta := after.Meta()
	meta.Version, meta.UpdatedAt, meta.UpdatedBy = d.revision, d.now, d.principal.ID
	return d.put(meta.ID, after.EntityKind(), after)
}

func refersTo(e Entity, id ID) bool {
	for _, to := range links(e) {
		if to == id {
			return true
		}
	}
	return false
}

func leadsTo(f *Field, e Entity, id ID) bool {
	for target := range f.Targets(e) {
		if target.ID == id {
			return true
		}
	}
	return false
}

func (d *draft) retire(target Entity) error {
	after := copyOf(target)
	meta := after.Meta()
	meta.Retired, meta.Version, meta.UpdatedAt, meta.UpdatedBy = true, d.revision, d.now, d.principal.ID
	return d.put(meta.ID, after.EntityKind(), after)
}

// purge removes what was kept, retired, for what went and is of no use to anything else now.
func (d *draft) purge(went Entity) error {
	for _, id := range links(went) {
		target := d.whole.Find(id)
		if target == nil || !target.Meta().Retired || d.referredTo(id) {
			continue
		}
		if err := d.put(id, target.EntityKind(), nil); err != nil {
			return err
		}
		if err := d.purge(target); err != nil {
			return err
		}
	}
	return nil
}

func (d *draft) referredTo(id ID) bool {
	for range d.whole.referring(id) {
		return true
	}
	return false
}
