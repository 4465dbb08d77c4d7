package analysis

import (
	"slices"

	"raakvlak/graph"
)

// ResourceDependency is how far one depends on another for one resource.
type ResourceDependency string

// The levels (Hanf and Scharpf, 1978): great importance (at least 3) and hardly replaceable (below 0.5) is high, one of
// the two is medium, neither is low.
const (
	DependencyHigh   ResourceDependency = "HIGH"
	DependencyMedium ResourceDependency = "MEDIUM"
	DependencyLow    ResourceDependency = "LOW"
)

// ActorInterests is how an actor's interests lie to those of the initiators.
type ActorInterests string

// The ways.
const (
	InterestsSimilar     ActorInterests = "SIMILAR"     // convergence at least divergence
	InterestsConflicting ActorInterests = "CONFLICTING" // less
)

// ActorClass is one of the eight of Enserink et al. (2010).
type ActorClass string

// The classes. The first four have similar interests, the last four conflicting ones.
const (
	ActorStrongAlly    ActorClass = "STRONG_ALLY"    // dedicated, critical: will probably take part
	ActorWeakAlly      ActorClass = "WEAK_ALLY"      // dedicated only
	ActorPotentialAlly ActorClass = "POTENTIAL_ALLY" // critical only: indispensable, hard to activate
	ActorOnlooker      ActorClass = "ONLOOKER"       // neither: need not be involved at first
	ActorBitingDog     ActorClass = "BITING_DOG"     // dedicated, critical: potential blocker
	ActorBarkingDog    ActorClass = "BARKING_DOG"    // dedicated only: potential critic
	ActorSleepingDog   ActorClass = "SLEEPING_DOG"   // critical only: potential blocker that will not act at once
	ActorStrayDog      ActorClass = "STRAY_DOG"      // neither: little attention at first
)

// dedicatedShare is from which share of the largest implication an actor is dedicated: our convention.
const dedicatedShare = 0.5

// ActorAnalysis is who could carry or block one collaboration, seen from its initiators (Enserink et al., 2010).
type ActorAnalysis struct {
	Reference []graph.Named // the initiators; without any, the problem owner
	Actors    []Actor       // all others that take part, in the order of their names
	Basis     Basis
}

// Actor is what a stakeholder is to the initiators.
type Actor struct {
	Stakeholder  graph.Named
	Class        ActorClass     // "" when there is nothing in common with the initiators
	Interests    ActorInterests // "" when there is nothing in common with the initiators
	Convergence  float64        // MACTOR's order 2, summed over the initiators
	Divergence   float64
	Implication  int                 // Σ |stance| over all subjects
	Share        *float64            // of the largest implication in the collaboration, 0 … 1; nil without any stance
	Dedicated    *bool               // the share is at least 0.5; nil without any stance
	Dependency   ResourceDependency  // the highest of the initiators upon it; "" when none is recorded
	Dependencies []WeighedDependency // of the initiators upon it, not denied ones, by initiator, the heaviest first
	SoleHolderOf []graph.Named       // resources that an ambition of the collaboration needs and nobody else offers
	Critical     bool                // Dependency is high, or it is a sole holder
}

// ActorsOf returns the actor analysis of the collaboration. of says which subjects are compared, "" for both. A
// collaboration that the view has not is [graph.CodeNotFound], an unknown subject [graph.CodeInvalid].
func ActorsOf(v *graph.View, collaboration graph.ID, of AlignmentSubject, w Work) (*ActorAnalysis, error) {
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	return p.actors(of, w)
}

// reference returns those from whom the others are seen.
func (p *parties) reference() []graph.Named {
	var out []graph.Named
	for _, one := range p.all {
		if one.has(graph.RoleInitiator) {
			out = append(out, one.stakeholder)
		}
	}
	if owner, is := p.view.Find(p.collaboration.ProblemOwner).(graph.Named); is && len(out) == 0 {
		out = append(out, owner)
	}
	return out
}

func (p *parties) actors(of AlignmentSubject, w Work) (*ActorAnalysis, error) {
	reference := p.reference()
	// Every stance is looked at once, every party is compared with every initiator.
	compared := Price(100 * len(p.all) * len(reference))
	if err := w.Begin(AlignPrice(p.view) + DependencePrice(p.view) + compared); err != nil {
		return nil, err
	}
	alignment, err := Align(p.view, AlignmentOptions{Of: of, Work: w})
	if err != nil {
		return nil, err
	}
	// Of that, the stances of the initiators are known only now.
	if err := w.Begin(Price(len(p.all)) * alignment.table.stancesOf(reference)); err != nil {
		return nil, err
	}
	a := &ActorAnalysis{Reference: reference}
	weighing, err := p.criticality(reference, w)
	if err != nil {
		return nil, err
	}
	evidence := weighing.evidence()
	largest := p.largestImplication(alignment.table)
	for _, one := range p.all {
		if err := w.Check.Err(); err != nil {
			return nil, err
		}
		if slices.Contains(reference, one.stakeholder) {
			continue
		}
		actor := Actor{Stakeholder: one.stakeholder}
		actor.compare(alignment.table, reference, largest)
		evidence = append(evidence, weighing.weigh(&actor)...)
		actor.classify()
		a.Actors = append(a.Actors, actor)
	}
	a.Basis = p.basis().With(BasisOf(p.view, evidence))
	alignment.table.countAll(&a.Basis, p.view, p.all)
	if in := p.include(); len(reference) == 1 && !in(reference[0]) {
		alignment.table.count(&a.Basis, p.view, alignment.table.rowOf[reference[0].Meta().ID], nil) // a problem owner that takes no part
	}
	return a, nil
}

// countAll adds the statements behind the rows of the parties.
func (t *table) countAll(b *Basis, v *graph.View, all []*party) {
	for _, one := range all {
		t.count(b, v, t.rowOf[one.stakeholder.Meta().ID], nil)
	}
}

// stancesOf returns how many stances they have together.
func (t *table) stancesOf(of []graph.Named) (n Price) {
	for _, e := range of {
		n += Price(len(t.row(t.rowOf[e.Meta().ID])))
	}
	return n
}

func (p *parties) largestImplication(t *table) int32 {
	var largest int32
	for _, one := range p.all {
		largest = max(largest, t.sizes[t.rowOf[one.stakeholder.Meta().ID]])
	}
	return largest
}

// compare says how the actor's interests lie to those of the reference, and how much is at stake for it.
func (a *Actor) compare(t *table, reference []graph.Named, largest int32) {
	row := t.rowOf[a.Stakeholder.Meta().ID]
	var has word
	for _, r := range reference {
		w := t.between(row, t.rowOf[r.Meta().ID], doubles)
		a.Convergence += float64(w.together()) / 2
		a.Divergence += float64(w.apart()) / 2
		has |= w
	}
	switch {
	case !has.common():
	case a.Convergence >= a.Divergence:
		a.Interests = InterestsSimilar
	default:
		a.Interests = InterestsConflicting
	}
	a.Implication = int(t.sizes[row])
	if len(t.row(row)) == 0 {
		return
	}
	share := 0.0
	if largest > 0 {
		share = float64(a.Implication) / float64(largest)
	}
	dedicated := share >= dedicatedShare
	a.Share, a.Dedicated = &share, &dedicated
}

// classify puts the actor in one of the eight classes.
func (a *Actor) classify() {
	if a.Interests == "" || a.Dedicated == nil {
		return
	}
	a.Class = actorClassOf(a.Interests, *a.Dedicated, a.Critical)
}

func actorClassOf(interests ActorInterests, dedicated, critical bool) ActorClass {
	classes := [4]ActorClass{ActorOnlooker, ActorPotentialAlly, ActorWeakAlly, ActorStrongAlly}
	if interests == InterestsConflicting {
		classes = [4]ActorClass{ActorStrayDog, ActorSleepingDog, ActorBarkingDog, ActorBitingDog}
	}
	at := 0
	if critical {
		at++
	}
	if dedicated {
		at += 2
	}
	return classes[at]
}
