package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// SalienceAttribute is one of three for which managers give heed to a stakeholder.
type SalienceAttribute string

// The attributes.
const (
	SaliencePower      SalienceAttribute = "POWER"
	SalienceLegitimacy SalienceAttribute = "LEGITIMACY"
	SalienceUrgency    SalienceAttribute = "URGENCY"
)

// SalienceClass is what a stakeholder is by the attributes that it holds.
type SalienceClass string

// The classes: one attribute is latent, two are expectant, three definitive.
const (
	SalienceNonStakeholder SalienceClass = "NON_STAKEHOLDER"
	SalienceDormant        SalienceClass = "DORMANT"       // power
	SalienceDiscretionary  SalienceClass = "DISCRETIONARY" // legitimacy
	SalienceDemanding      SalienceClass = "DEMANDING"     // urgency
	SalienceDominant       SalienceClass = "DOMINANT"      // power, legitimacy
	SalienceDangerous      SalienceClass = "DANGEROUS"     // power, urgency
	SalienceDependent      SalienceClass = "DEPENDENT"     // legitimacy, urgency
	SalienceDefinitive     SalienceClass = "DEFINITIVE"    // all
)

// salienceClasses has the class of each set of attributes: power 1, legitimacy 2, urgency 4.
var salienceClasses = [8]SalienceClass{
	SalienceNonStakeholder, SalienceDormant, SalienceDiscretionary, SalienceDominant,
	SalienceDemanding, SalienceDangerous, SalienceDependent, SalienceDefinitive,
}

// Salience is who counts in one collaboration (Mitchell, Agle and Wood, 1997): power, legitimacy and urgency as they
// were assessed, 1 … 5, each held when it is at least Threshold.
type Salience struct {
	Threshold    int
	Stakeholders []SalientStakeholder // the most attributes first, by any author; then by name; unknown last
	Basis        Basis
}

// SalientStakeholder is what the authors make of a stakeholder. A class is shown when all authors that assessed the three
// attributes come to the same one.
type SalientStakeholder struct {
	Stakeholder graph.Named
	Class       SalienceClass // "" when nobody assessed all three, or when authors disagree
	Disagree    bool
	Number      *Spread // of attributes held, 0 … 3; nil when nobody assessed all three
	Assessments []SalientAssessment
}

// SalientAssessment is what one author makes of it.
type SalientAssessment struct {
	Assessment *graph.Assessment
	Held       []SalienceAttribute // those assessed at the threshold or above
	Class      SalienceClass       // "" when the author did not assess all three
	Number     *int                // of attributes held; nil when the author did not assess all three
}

// SalienceOf returns the salience of the collaboration's stakeholders. Errors are those of [PowerInterestOf].
func SalienceOf(v *graph.View, collaboration graph.ID, threshold int, w Work) (*Salience, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	s := &Salience{Threshold: threshold, Stakeholders: make([]SalientStakeholder, len(p.all)), Basis: p.basis()}
	beat := pace.New(w.Check)
	for i, one := range p.all {
		if err := beat.Steps(one.steps()); err != nil {
			return nil, err
		}
		s.Stakeholders[i] = one.salience(threshold)
		for _, a := range s.Stakeholders[i].Assessments {
			s.Basis.Add(a.Assessment)
		}
	}
	slices.SortStableFunc(s.Stakeholders, func(a, b SalientStakeholder) int { return cmp.Compare(b.Most(), a.Most()) })
	return s, nil
}

// Most returns the most attributes that any author sees held, -1 when nobody assessed all three.
func (s SalientStakeholder) Most() int {
	if s.Number == nil {
		return -1
	}
	return s.Number.Highest
}

func (p *party) salience(threshold int) SalientStakeholder {
	current := p.current(func(a *graph.Assessment) bool { return a.Power != nil || a.Legitimacy != nil || a.Urgency != nil })
	out := SalientStakeholder{Stakeholder: p.stakeholder}
	var classes []SalienceClass
	var numbers []*int
	for _, a := range current {
		s := salienceOf(a, threshold)
		out.Assessments = append(out.Assessments, s)
		classes, numbers = append(classes, s.Class), append(numbers, s.Number)
	}
	out.Class, out.Disagree = agreed(classes)
	out.Number = spreadOf(numbers)
	return out
}

func salienceOf(a *graph.Assessment, threshold int) SalientAssessment {
	s := SalientAssessment{Assessment: a}
	set, known := 0, true
	for i, attribute := range []struct {
		name  SalienceAttribute
		value *int
	}{{SaliencePower, a.Power}, {SalienceLegitimacy, a.Legitimacy}, {SalienceUrgency, a.Urgency}} {
		switch {
		case attribute.value == nil:
			known = false
		case *attribute.value >= threshold:
			set |= 1 << i
			s.Held = append(s.Held, attribute.name)
		}
	}
	if known {
		number := len(s.Held)
		s.Class, s.Number = salienceClasses[set], &number
	}
	return s
}
