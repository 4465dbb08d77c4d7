package graph

import (
	"cmp"
	"iter"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

// authored counts, per author, the statements of one audience that others might not see.
type authored struct {
	author   PrincipalID
	audience Audience
	count    int
}

func compareAuthored(a, b authored) int {
	return cmp.Or(cmp.Compare(a.author, b.author), cmp.Compare(a.audience, b.audience))
}

// authorsOf counts the authors of the entities. Once the pace has ended, what it returns is of no use.
func authorsOf(p *pace.Pace, entities iter.Seq[Entity]) persist.Tree[authored] {
	counts := map[authored]int{}
	for e := range pace.Each(p, entities) {
		if stated, is := e.(Stated); is && stated.Said().Audience != AudiencePartners {
			counts[authored{author: stated.Said().Author, audience: stated.Said().Audience}]++
		}
	}
	all := make([]authored, 0, len(counts))
	for a, n := range counts {
		a.count = n
		all = append(all, a)
	}
	if pace.Sort(p, all, compareAuthored) != nil {
		return persist.Tree[authored]{}
	}
	return persist.NewTree(p, all)
}

// countAuthor returns the counts after a statement of e's author and audience came (by 1) or went (by -1).
func countAuthor(counts persist.Tree[authored], e Entity, by int) persist.Tree[authored] {
	stated, is := e.(Stated)
	if !is || stated.Said().Audience == AudiencePartners {
		return counts
	}
	wanted := authored{author: stated.Said().Author, audience: stated.Said().Audience}
	for found := range counts.From(func(a authored) bool { return compareAuthored(a, wanted) < 0 }) {
		if compareAuthored(found, wanted) == 0 {
			wanted.count = found.count
		}
		break
	}
	wanted.count += by
	if wanted.count == 0 {
		return counts.Remove(wanted, compareAuthored)
	}
	return counts.Insert(wanted, compareAuthored)
}

// wroteHidden reports whether the principal sees some statement only because it is its author.
func (s *Snapshot) wroteHidden(p Principal) bool {
	for found := range s.authors.From(func(a authored) bool { return a.author < p.ID }) {
		if found.author != p.ID {
			return false
		}
		if found.audience == AudienceAuthor || !p.Role.Steward() {
			return true
		}
	}
	return false
}

func sameAuthor(a, b Entity) bool {
	x, is := a.(Stated)
	if !is {
		return true
	}
	y := b.(Stated)
	return x.Said().Author == y.Said().Author && x.Said().Audience == y.Said().Audience
}
