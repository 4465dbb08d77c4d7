package graph

// Shared returns what everybody in the map may see of what the view shows: what a viewer sees that is bound to nobody and
// wrote nothing. It is in the view of every member, so that it can be handed to any of them. Its revision is that of the
// latest entity in it, whoever asks. It takes time in proportion to the view.
func (v *View) Shared() (*View, error) {
	sight := Sight{principal: Principal{Role: MemberViewer}, key: "shared"}
	var seen []Entity
	for e := range v.All() {
		if Visible(sight.principal, e, v.Snapshot) {
			seen = append(seen, e)
		}
	}
	shared, err := NewSnapshot(latestHead(v.head.Map, seen), seen)
	return &View{Snapshot: shared, sight: sight, whole: v.Snapshot, memo: newMemo()}, err
}
