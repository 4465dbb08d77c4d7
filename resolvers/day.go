package resolvers

import "time"

// day returns the day that is given, or today by the clock of the maps.
func (r *Resolver) day(given *time.Time) time.Time {
	if given == nil {
		return r.atlas.Now()
	}
	return *given
}
