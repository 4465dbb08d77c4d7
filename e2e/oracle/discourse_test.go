package oracle_test

import (
	"strings"

	"raakvlak/graph/analysis"
)

// discourse asks with every normalisation and every rule about duplicates, by organisation and by individual.
func (a *asking) discourse() {
	normalisations := []analysis.DiscourseNormalisation{
		analysis.NormaliseNot, analysis.NormaliseAverage, analysis.NormaliseDNAJaccard, analysis.NormaliseDNACosine, analysis.NormaliseCosine,
	}
	duplicates := []analysis.DiscourseDuplicates{
		analysis.DuplicatesInclude, analysis.DuplicatesDocument, analysis.DuplicatesWeek, analysis.DuplicatesMonth,
		analysis.DuplicatesYear, analysis.DuplicatesAcross,
	}
	for _, n := range normalisations {
		a.discourseOf(analysis.DiscourseOptions{By: analysis.ByOrganisation, Normalisation: n, Duplicates: analysis.DuplicatesInclude})
	}
	for _, d := range duplicates[1:] {
		a.discourseOf(analysis.DiscourseOptions{By: analysis.ByOrganisation, Normalisation: analysis.NormaliseDNAJaccard, Duplicates: d})
	}
	a.discourseOf(analysis.DiscourseOptions{By: analysis.ByIndividual, Normalisation: analysis.NormaliseNot, Duplicates: analysis.DuplicatesYear})
}

func (a *asking) discourseOf(o analysis.DiscourseOptions) {
	d := sure[*analysis.Discourse](a.t)(analysis.DiscourseOf(a.view, o))
	name := "discourse/" + strings.Join([]string{string(o.By), string(o.Normalisation), string(o.Duplicates)}, " ") + "/"
	who, what := ids(d.Actors), ids(d.Subjects)
	matrices := sure[[][]float64](a.t)
	a.matrix(name+"ignore", who, who, matrices(d.Ignore()))
	a.matrix(name+"congruence", who, who, matrices(d.Congruence()))
	a.matrix(name+"conflict", who, who, matrices(d.Conflict()))
	a.matrix(name+"subtract", who, who, matrices(d.Subtract()))
	a.each(name+"activity", who, sure[[]int](a.t)(d.Activity()))
	for _, share := range []analysis.DiscourseShare{analysis.ShareNot, analysis.ShareActivity, analysis.ShareProminence} {
		two := sure[*analysis.DiscourseTwoMode](a.t)(d.TwoMode(share))
		a.matrix(name+"two-mode ignore "+string(share), who, what, two.Ignore)
		a.matrix(name+"two-mode subtract "+string(share), who, what, two.Subtract)
	}
}
