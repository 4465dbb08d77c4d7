package process

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// PitfallKey names a pitfall (valkuil).
type PitfallKey string

// The pitfalls, in the order in which they are given.
const (
	PitfallHarmony             PitfallKey = "HARMONY_TRAP"
	PitfallSplit               PitfallKey = "SPLIT_TOO_EARLY"
	PitfallUnserved            PitfallKey = "UNSERVED_INTERESTS"
	PitfallUncommittedPower    PitfallKey = "POWER_WITHOUT_COMMITMENT"
	PitfallUnmandated          PitfallKey = "COMMITMENT_WITHOUT_MANDATE"
	PitfallSingleDependence    PitfallKey = "ONE_ORGANISATION_CARRIES_ALL"
	PitfallTornRepresentatives PitfallKey = "TORN_REPRESENTATIVE"
	PitfallOvercommitted       PitfallKey = "TOO_MANY_COLLABORATIONS"
)

// PitfallState is whether the records show a pitfall.
type PitfallState string

// The states.
const (
	PitfallFound   PitfallState = "FOUND"
	PitfallClear   PitfallState = "CLEAR"   // what is recorded does not show it
	PitfallUnknown PitfallState = "UNKNOWN" // too little is recorded to say
)

// Pitfall is something that could break the collaboration.
type Pitfall struct {
	Key    PitfallKey
	State  PitfallState
	Name   Text
	WayOut Text
	Cases  []PitfallCase  // where it was found
	Basis  analysis.Basis // of whether it was
}

// PitfallCase is one place where a pitfall was found.
type PitfallCase struct {
	Finding  Text
	Evidence []graph.Entity // whom and what it is about first
}

// Pitfalls looks for each of the eight pitfalls.
func (p *Process) Pitfalls() ([]Pitfall, error) {
	disputes, err := p.disputes()
	if err != nil {
		return nil, err
	}
	power, err := p.powerWithoutCommitment()
	if err != nil {
		return nil, err
	}
	all := []Pitfall{
		p.harmonyTrap(disputes), p.splitTooEarly(), p.unservedInterests(), power, p.commitmentWithoutMandate(), p.singleDependence(),
		p.tornRepresentatives(), p.tooManyCollaborations(),
	}
	for i := range all {
		if all[i].Basis, err = p.basis(pitfallMatters[all[i].Key]); err != nil {
			return nil, err
		}
	}
	return all, p.ended()
}

// pitfallMatters are what is looked at for each pitfall.
var pitfallMatters = map[PitfallKey]matter{
	PitfallHarmony:             ofParties | ofPositions | ofStances,
	PitfallSplit:               ofParties | ofPositions,
	PitfallUnserved:            ofParties | ofPositions | ofBodies | ofPersons,
	PitfallUncommittedPower:    ofParties | ofPower | ofPromises,
	PitfallUnmandated:          ofPromises | ofPromisors,
	PitfallSingleDependence:    ofParties | ofDependencies,
	PitfallTornRepresentatives: ofParties | ofSpeakers | ofTorn,
	PitfallOvercommitted:       ofParties | ofElsewhere,
}

// settle gives the pitfall its state: found where there are cases, else clear when enough is known.
func (f Pitfall) settle(known bool) Pitfall {
	switch {
	case len(f.Cases) > 0:
		f.State = PitfallFound
	case known:
		f.State = PitfallClear
	default:
		f.State = PitfallUnknown
	}
	return f
}

func (f *Pitfall) add(finding Text, evidence ...graph.Entity) {
	f.Cases = append(f.Cases, PitfallCase{finding, evidence})
}
