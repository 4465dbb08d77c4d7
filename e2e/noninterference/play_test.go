package noninterference_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"raakvlak/graph"
)

// play is one case: a map and its twin, which differ only in what the hider keeps from the reader.
type play struct {
	part
	seed   int
	turn   int // how often a field that this case asks for was asked for by cases before it
	worlds [2]*world
	id     graph.MapID
	minute int
	seen   [2]*reader
	// revisions are those at which the reader was asked.
	revisions []graph.Revision
	cover     coverage
}

// errPremise is what a case ends with when the worlds came to differ in more than what is hidden, because somebody who
// sees the hidden could do something in one of them only. It proves nothing then.
var errPremise = errors.New("the worlds differ in what the reader may see")

func newPlay(worlds [2]*world, seed int, cover coverage) *play {
	return &play{part: parts[seed%len(parts)], seed: seed, worlds: worlds, seen: [2]*reader{newReader(), newReader()}, cover: cover}
}

// begin founds both maps.
func (p *play) begin(ctx context.Context) error {
	p.minute = 1
	for i, w := range p.worlds {
		w.at(p.minute, fmt.Sprint(p.seed, "found"))
		f := foundation{part: p.part, shared: randomOf(p.seed, "foundation"), hidden: randomOf(p.seed, "foundation", i), extra: 3 * i}
		entities, err := f.make()
		if err != nil {
			return err
		}
		view, err := w.atlas.Found(ctx, graph.Foundation{Map: graph.Map{Name: "Kaai"}, Entities: entities, By: owner}, nil)
		if err != nil {
			return fmt.Errorf("found a map in world %s: %w", w.name, err)
		}
		if i == 1 && view.Head().Map != p.id {
			return errPremise
		}
		p.id = view.Head().Map
	}
	return nil
}

// end removes the maps, those that the reader made too.
func (p *play) end(ctx context.Context) error {
	for _, w := range p.worlds {
		for _, who := range []graph.PrincipalID{owner, p.reader} {
			maps, err := w.atlas.Maps(ctx, who, "", 100)
			if err != nil {
				return err
			}
			for _, v := range maps {
				if err := w.atlas.Delete(ctx, who, v.Head().Map, ""); err != nil && graph.CodeOf(err) != graph.CodeForbidden {
					return err
				}
			}
		}
	}
	return nil
}

// step does a deed that both worlds share, with hidden ones before it, of which each world has its own.
func (p *play) step(ctx context.Context) error {
	p.minute++
	for i, w := range p.worlds {
		from := randomOf(p.seed, p.minute, "hidden", i)
		for n := range from.IntN(2 + i) {
			w.at(p.minute-1, fmt.Sprint(p.seed, p.minute, "hidden", i, n))
			if err := p.hide(ctx, w, from); err != nil {
				return err
			}
		}
		if from.IntN(12) == 0 {
			w.restart()
		}
	}
	who, edit, err := p.deed(ctx, randomOf(p.seed, p.minute, "shared"))
	if err != nil || who == "" {
		return err
	}
	var outcomes [2]string
	for i, w := range p.worlds {
		w.at(p.minute, fmt.Sprint(p.seed, p.minute, "shared"))
		result, err := w.apply(ctx, p.id, who, edit)
		outcomes[i] = fmt.Sprint(result, err)
		if graph.CodeOf(err) == graph.CodeInternal && err != nil {
			return fmt.Errorf("%s in world %s: %w, caused by %w", who, w.name, err, errors.Unwrap(err))
		}
	}
	switch {
	case outcomes[0] == outcomes[1]:
		return nil
	case who == p.reader:
		return fmt.Errorf("%s does something, and gets\n%s\nin one world and\n%s\nin the other", who, outcomes[0], outcomes[1])
	default:
		return errPremise
	}
}

// hide has the hider do something in the world that the reader may not see. What is refused is left.
func (p *play) hide(ctx context.Context, w *world, from *rand.Rand) error {
	view, err := w.view(ctx, p.id, p.hider)
	if err != nil {
		return p.gone(err)
	}
	var hidden []graph.Entity
	for e := range view.All() {
		if p.hides(e) {
			hidden = append(hidden, e)
		}
	}
	var edit graph.Edit
	verb := from.IntN(10)
	if len(hidden) == 0 {
		verb = 0
	}
	switch {
	case verb < 6:
		k := stated[from.IntN(len(stated))]
		audience := p.audiences[from.IntN(len(p.audiences))]
		fields, ok := p.drawer(view, from, p.hider, audience).fields(k, false)
		if !ok {
			return nil
		}
		edit = graph.CreateFrom(k, "", fields)
	case verb < 8:
		e := hidden[from.IntN(len(hidden))]
		fields, _ := p.drawer(view, from, p.hider, e.(graph.Stated).Said().Audience).fields(e.EntityKind(), true)
		edit = graph.Update(e.Meta().ID, "", fields)
	default:
		edit = graph.Delete(hidden[from.IntN(len(hidden))].Meta().ID, "")
	}
	if _, err = w.apply(ctx, p.id, p.hider, edit); err != nil && graph.CodeOf(err) == graph.CodeInternal {
		return fmt.Errorf("hide in world %s: %w, caused by %w", w.name, err, errors.Unwrap(err))
	}
	return nil
}

// gone returns the error of not seeing the map: the hider may have lost its membership to the reader, and hides no more.
func (p *play) gone(err error) error {
	if graph.CodeOf(err) == graph.CodeNotFound {
		return errPremise
	}
	return err
}

// tell has the hider say something in each world that differs, in an audience that the witness is in.
func (p *play) tell(ctx context.Context) error {
	p.minute++
	for i, w := range p.worlds {
		w.at(p.minute, fmt.Sprint(p.seed, p.minute, "tell", i))
		view, err := w.view(ctx, p.id, p.hider)
		if err != nil {
			return p.gone(err)
		}
		d := p.drawer(view, randomOf(p.seed, "tell", i), p.hider, p.audiences[0])
		holders := d.targets([]graph.Kind{graph.KindOrganisation, graph.KindIndividual})
		if len(holders) == 0 {
			return errPremise // the reader deleted whom the hider speaks for
		}
		fields := graph.Fields{"holder": holders[0], "text": fmt.Sprint("in world ", i), "audience": p.audiences[0]}
		if _, err := w.apply(ctx, p.id, p.hider, graph.CreateFrom(graph.KindInterest, "", fields)); err != nil {
			return fmt.Errorf("hide in world %s: %w", w.name, err)
		}
	}
	return nil
}

// drawer draws what somebody who has the view may say, to the audience.
func (p *play) drawer(view *graph.View, from *rand.Rand, who graph.PrincipalID, audience graph.Audience) drawer {
	about := graph.PrincipalIn(view.Snapshot, who).Stakeholders
	wide := audience == graph.AudienceSubject || audience == graph.AudiencePartners
	return drawer{
		Rand: from,
		targets: func(kinds []graph.Kind) []graph.ID {
			var ids []graph.ID
			for _, k := range kinds {
				for e := range view.Each(k) {
					id := e.Meta().ID
					c, is := e.(*graph.Collaboration)
					switch {
					case k.IsStakeholder() && len(about) > 0 && !slices.Contains(about, id):
					case is && wide && !c.Phase.Reached(graph.PhaseSharing):
					default:
						ids = append(ids, id)
					}
				}
			}
			return ids
		},
		said: func(k graph.Kind) graph.Fields {
			if slices.Contains(stated, k) && audience != "" {
				return graph.Fields{"audience": audience}
			}
			return nil
		},
	}
}

// deed returns something to do that the reader may see: what is there for it is taken from what the reader sees.
func (p *play) deed(ctx context.Context, from *rand.Rand) (who graph.PrincipalID, edit graph.Edit, err error) {
	view, err := p.worlds[0].view(ctx, p.id, p.reader)
	if graph.CodeOf(err) == graph.CodeNotFound {
		return "", edit, nil // it is no member any more
	}
	if err != nil {
		return "", edit, err
	}
	partner := []graph.PrincipalID{partner0, partner1, partner2}[from.IntN(3)]
	var k graph.Kind
	var fields graph.Fields
	var ok bool
	switch from.IntN(10) {
	case 0:
		who, k = editor, plain[from.IntN(len(plain))]
		fields, ok = p.drawer(view, from, "", "").fields(k, false)
	case 1, 2:
		who, k = partner, stated[from.IntN(len(stated))]
		fields, ok = p.drawer(view, from, who, graph.AudiencePartners).fields(k, false)
	case 3:
		who, k = p.reader, stated[from.IntN(len(stated))]
		fields, ok = p.drawer(view, from, who, graph.AudienceAuthor).fields(k, false)
	case 4, 5, 6:
		return p.update(view, from)
	default:
		return p.remove(view, from)
	}
	if !ok {
		return "", edit, nil
	}
	return who, graph.CreateFrom(k, "", fields), nil
}

// update gives something that the reader sees new values.
func (p *play) update(view *graph.View, from *rand.Rand) (who graph.PrincipalID, edit graph.Edit, err error) {
	e := p.any(view, from)
	who = editor
	if s, is := e.(graph.Stated); is && from.IntN(2) == 0 {
		who = s.Said().Author
	}
	fields, _ := p.drawer(view, from, "", "").fields(e.EntityKind(), true)
	if e.EntityKind() == graph.KindMap || e.EntityKind() == graph.KindMember {
		who, fields = owner, graph.Fields{"name": "Kaai " + words[from.IntN(len(words))]}
	}
	expected := graph.Revision("")
	if from.IntN(2) == 0 {
		expected = e.Meta().Version
	}
	return who, graph.Update(e.Meta().ID, expected, fields), nil
}

// remove deletes something that the reader sees, but no member, and nobody whom a member speaks for.
func (p *play) remove(view *graph.View, from *rand.Rand) (who graph.PrincipalID, edit graph.Edit, err error) {
	e := p.any(view, from)
	k := e.EntityKind()
	if k == graph.KindMap || k == graph.KindMember {
		return "", edit, nil
	}
	for range view.Referring(e.Meta().ID, graph.KindMember, "stakeholders") {
		return "", edit, nil
	}
	who = editor
	if s, is := e.(graph.Stated); is && (from.IntN(2) == 0 || s.Said().Audience == graph.AudienceAuthor) {
		who = s.Said().Author
	}
	return who, graph.Delete(e.Meta().ID, ""), nil
}

// any returns something that the reader sees, of each kind as likely.
func (p *play) any(view *graph.View, from *rand.Rand) graph.Entity {
	for {
		k := graph.Kinds()[from.IntN(len(graph.Kinds()))]
		if n := view.Count(k); n > 0 {
			return slices.Collect(view.Each(k))[from.IntN(n)]
		}
	}
}
