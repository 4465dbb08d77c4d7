package atlas

import "raakvlak/graph"

// trim lets go of what was not used for longest, views before whole maps, until the rest fits into memory. keep is
// what was just asked for.
func (a *Atlas) trim(keep *live) {
	a.mu.Lock()
	defer a.mu.Unlock()
	total := int64(0)
	for _, l := range a.maps {
		total += l.bytes()
	}
	for total > a.memory {
		oldest := a.oldest(keep)
		if oldest == nil {
			keep.dropViews()
			return
		}
		total -= oldest.bytes()
		delete(a.maps, oldest.id)
		a.log.Debug("map let go", "map", oldest.id)
	}
}

// oldest returns the live map that was used least recently, of those that can be let go.
func (a *Atlas) oldest(keep *live) *live {
	var found *live
	for _, l := range a.maps {
		if l != keep && l.idle() && (found == nil || l.used < found.used) {
			found = l
		}
	}
	return found
}

// idle reports whether nobody watches or writes the map. Readers keep the views that they have.
func (l *live) idle() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.writers == 0 && !l.queue.working.Load() && l.watchers == 0
}

// bytes is about what the snapshot and the views with hidden parts take. Views share the entities with the snapshot,
// so of a view only its indexes count.
func (l *live) bytes() int64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	total := l.snapshot.Bytes()
	for _, seen := range l.views {
		if !seen.view.Whole() {
			total += int64(seen.view.Size()) * graph.BytesPerShared
		}
	}
	return total
}

// dropViews lets go of all views but the one used last.
func (l *live) dropViews() {
	l.mu.Lock()
	defer l.mu.Unlock()
	var latest string
	for key, seen := range l.views {
		if latest == "" || seen.used.After(l.views[latest].used) {
			latest = key
		}
	}
	for key := range l.views {
		if key != latest {
			delete(l.views, key)
		}
	}
}
