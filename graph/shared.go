package graph

import "raakvlak/graph/pace"

// Shared returns what everybody in the map may see of what the view shows: what a viewer sees that is bound to nobody and
// wrote nothing. It is in the view of every member, so that it can be handed to any of them. Its revision is that of the
// latest entity in it, whoever asks. It takes time in proportion to the view,
// and ends early with the error of the check.
func (v *View) Shared(check pace.Check) (*View, error) {
	sight := Sight{principal: Principal{Role: MemberViewer}, key: "shared"}
	head, seen, err := v.seenBy(check, sight.principal)
	if err != nil {
		return nil, err
	}
	shared, err := NewSnapshotWhile(check, head, seen)
	if err != nil {
		return nil, err
	}
	return &View{Snapshot: shared, sight: sight, whole: v.Snapshot, memo: newMemo()}, nil
}
