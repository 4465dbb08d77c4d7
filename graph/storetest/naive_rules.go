package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"raakvlak/graph"
)

// tagOf returns the tag of a kind's field.
func tagOf(k graph.Kind, name string) reflect.StructTag { return tags()[k][name] }

var tags = sync.OnceValue(func() map[graph.Kind]map[string]reflect.StructTag {
	all := map[graph.Kind]map[string]reflect.StructTag{}
	for _, k := range graph.Kinds() {
		all[k] = map[string]reflect.StructTag{}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(k.New()).Elem()) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			all[k][name] = f.Tag
		}
	}
	return all
})

// refuse says why e may not be put into the map as it now is.
func (t *turn) refuse(e graph.Entity, made bool) string {
	if e.EntityKind() == graph.KindMember && t.by != Owner {
		return "members are the owner's"
	}
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if f.Required() && f.IsZero(e) {
			return f.Name + " is empty"
		}
		if f.Link == nil {
			continue
		}
		for target := range f.Targets(e) {
			to := t.find(target.ID)
			if to == nil || !t.sees(to) {
				return "no " + string(target.ID)
			}
			if !slices.Contains(f.Link.Kinds, to.EntityKind()) {
				return "a link to the wrong kind"
			}
			if _, is := e.(graph.Stated); to.Meta().Retired && !is && !e.Meta().Retired {
				return "a link from what all see to what was deleted"
			}
		}
	}
	if s, is := e.(graph.Stated); is && made && s.Said().Audience == graph.AudienceAuthor && s.Said().Author != t.by {
		return "kept to somebody else"
	}
	return t.broken(e)
}

// broken says which of the rules of its noun e breaks.
func (t *turn) broken(e graph.Entity) string {
	switch e := e.(type) {
	case *graph.Organisation:
		return t.cycle(e, "partOf")
	case *graph.Topic:
		return t.cycle(e, "narrowerThan")
	case *graph.Ambition:
		if twice(e.Topics, func(s graph.TopicStance) any { return s.Topic }) || twice(e.Needs, func(n graph.Need) any { return n.Resource }) {
			return "twice the same"
		}
		return t.cycle(e, "partOf")
	case *graph.Interest:
		return when(twice(e.Topics, func(s graph.TopicStance) any { return s.Topic }), "twice the same topic")
	case *graph.Dependency:
		return when(e.Depender == e.Dependee, "depends on itself")
	case *graph.Influence:
		return when(e.Influencer == e.Influenced, "influences itself")
	case *graph.Tie:
		return when(e.A == e.B, "tied to itself")
	case *graph.Participation, *graph.Commitment, *graph.Scan:
		return when(e.(graph.Stated).Said().Collaboration == "", "no collaboration")
	case *graph.Assessment:
		return when(
			e.AttitudeNow == "" && (e.AttitudeWished != "" || e.AttitudeRealistic != "") ||
				tooHopeful(e.AttitudeNow, e.AttitudeWished, e.AttitudeRealistic) ||
				twice(e.Involvement, func(i graph.Involvement) any { return i.Stage }),
			"no attitude now, one beyond what is wished, or a stage twice",
		)
	case *graph.Collaboration:
		return when(e.ArrangementText != "" && e.Arrangement != graph.ArrangementOther, "a text for a known arrangement")
	case *graph.Passage:
		return when(e.From == e.To, "leads nowhere")
	case *graph.Member:
		return t.brokenMember(e)
	}
	return ""
}

// tooHopeful reports whether the realistic attitude lies beyond the wished one.
func tooHopeful(now, wished, realistic graph.Attitude) bool {
	all := []graph.Attitude{
		graph.AttitudeOpponent, graph.AttitudeAvoider, graph.AttitudeWaiter, graph.AttitudeFollower, graph.AttitudePartner,
	}
	n, w, r := slices.Index(all, now), slices.Index(all, wished), slices.Index(all, realistic)
	return n >= 0 && w >= 0 && r >= 0 && (w >= n && r > w || w < n && r < w)
}

func (t *turn) brokenMember(m *graph.Member) string {
	for _, e := range t.entities {
		if other, is := e.(*graph.Member); is && other.ID != m.ID && other.Principal == m.Principal {
			return "a member already"
		}
	}
	return when(m.Role == graph.MemberPartner && len(m.Stakeholders) == 0, "a partner of nobody")
}

func when(refused bool, why string) string {
	if refused {
		return why
	}
	return ""
}

func twice[T any](items []T, by func(T) any) bool {
	seen := map[any]bool{}
	for _, item := range items {
		if seen[by(item)] {
			return true
		}
		seen[by(item)] = true
	}
	return false
}

// cycle follows the link up from e.
func (t *turn) cycle(e graph.Entity, link string) string {
	f := graph.LayoutOf(e.EntityKind()).Field(link)
	for at, steps := e, 0; at != nil; steps++ {
		up := f.Get(at).(graph.ID)
		if up == e.Meta().ID {
			return fmt.Sprintf("a circle of %d", steps+1)
		}
		at = t.find(up)
	}
	return ""
}

// sees reports whether who makes the Change sees e: a steward sees all but what others keep to themselves, and what
// was deleted only as long as he sees a statement about it, or something deleted that has to do with it.
func (t *turn) sees(e graph.Entity) bool {
	if s, is := e.(graph.Stated); is && !t.seesStatement(s) {
		return false
	}
	if !e.Meta().Retired {
		return true
	}
	for _, r := range t.referring(e.Meta().ID) {
		if _, is := r.(graph.Stated); (is || r.Meta().Retired) && t.sees(r) {
			return true
		}
	}
	return false
}

func (t *turn) seesStatement(s graph.Stated) bool {
	if a, is := s.(*graph.Assessment); is {
		p, is := t.find(a.Participation).(*graph.Participation)
		if !is || !t.told(p) {
			return false
		}
	}
	return t.told(s)
}

func (t *turn) told(s graph.Stated) bool {
	return s.Said().Audience != graph.AudienceAuthor || s.Said().Author == t.by
}
