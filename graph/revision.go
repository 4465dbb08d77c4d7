package graph

import "strconv"

// Revision is the opaque stamp of one committed Change. Callers compare it and pass it back; nothing else can be read
// from it. It is also the version of every entity that the Change wrote.
type Revision string

// Number counts a map's revisions inside the house: 1, 2, 3, … without gaps. It never leaves the stores and the atlas,
// because a gap in what somebody sees would tell of work that is hidden from him.
type Number uint64

func formatNumber(n Number) string { return strconv.FormatUint(uint64(n), 10) }
