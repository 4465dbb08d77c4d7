package resolvers

import (
	"context"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/object"
)

// most of what may be asked for at once.
const (
	mostIDs      = 100
	mostMaps     = 1_000   // that are counted
	mostMaxAgeMs = 600_000 // beyond it, freshness means nothing
)

func (r *Resolver) view(ctx context.Context, id graph.MapID, f atlas.Freshness) (*graph.View, error) {
	type key struct {
		id graph.MapID
		f  atlas.Freshness
	}
	return once(ctx, key{id, f}, func() (*graph.View, error) { return r.atlas.View(ctx, PrincipalOf(ctx), id, f) })
}

func (r *Resolver) past(ctx context.Context, id graph.MapID, revision graph.Revision) (*graph.View, error) {
	type key struct {
		id       graph.MapID
		revision graph.Revision
	}
	return once(ctx, key{id, revision}, func() (*graph.View, error) {
		return r.atlas.At(ctx, PrincipalOf(ctx), id, revision)
	})
}

func (r *Resolver) pastTime(ctx context.Context, id graph.MapID, t time.Time) (*graph.View, error) {
	type key struct {
		id graph.MapID
		t  time.Time
	}
	return once(ctx, key{id, t}, func() (*graph.View, error) { return r.atlas.AtTime(ctx, PrincipalOf(ctx), id, t) })
}

func freshness(f *object.Freshness) (atlas.Freshness, error) {
	var out atlas.Freshness
	if f == nil {
		return out, nil
	}
	if f.AtLeast != nil {
		out.AtLeast = *f.AtLeast
	}
	if f.MaxAgeMs != nil {
		if *f.MaxAgeMs < 0 || *f.MaxAgeMs > mostMaxAgeMs {
			return out, graph.Invalid([]string{"freshness", "maxAgeMs"}, "the age lies between 0 and %d milliseconds", mostMaxAgeMs)
		}
		out.MaxAge = time.Duration(*f.MaxAgeMs) * time.Millisecond
	}
	return out, nil
}

// nodeWith returns what has the id, nil when there is nothing to be seen.
func (r *Resolver) nodeWith(ctx context.Context, id graph.ID, f *object.Freshness) (object.Node, error) {
	wanted, err := freshness(f)
	if err != nil {
		return nil, err
	}
	return r.node(ctx, id, wanted)
}

func (r *Resolver) node(ctx context.Context, id graph.ID, wanted atlas.Freshness) (object.Node, error) {
	plain, revision, past := strings.Cut(string(id), object.RevisionMark)
	id = graph.ID(plain)
	in, err := id.Map()
	if err != nil {
		return nil, unlessNotFound(err)
	}
	if !past {
		view, err := r.view(ctx, in, wanted)
		if err != nil {
			return nil, unlessNotFound(err)
		}
		return object.Now(view, workFor(ctx).Check).Find(id), nil
	}
	view, err := r.past(ctx, in, graph.Revision(revision))
	if err != nil {
		return nil, unlessNotFound(err)
	}
	return object.PastAt(view, graph.Revision(revision), workFor(ctx).Check).Find(id), nil
}

func (r *Resolver) nodes(ctx context.Context, ids []graph.ID, f *object.Freshness) ([]object.Node, error) {
	if len(ids) > mostIDs {
		return nil, graph.Invalid([]string{"ids"}, "there are %d ids; at most %d may be asked for at once", len(ids), mostIDs)
	}
	wanted, err := freshness(f)
	if err != nil {
		return nil, err
	}
	nodes := make([]object.Node, len(ids))
	for i, id := range ids {
		if nodes[i], err = r.node(ctx, id, wanted); err != nil {
			return nil, err
		}
	}
	return nodes, nil
}

// unlessNotFound makes nothing of an error that only says that there is nothing.
func unlessNotFound(err error) error {
	if graph.CodeOf(err) == graph.CodeNotFound {
		return nil
	}
	return err
}

func (r *Resolver) maps(ctx context.Context, first int, after *string) (*object.MapConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	start, err := object.MapAfter(after)
	if err != nil {
		return nil, err
	}
	views, err := r.atlas.Maps(ctx, PrincipalOf(ctx), start, first+1)
	if err != nil {
		return nil, err
	}
	c := &object.MapConnection{Later: start != "", More: len(views) > first}
	for _, v := range views[:min(len(views), first)] {
		c.Nodes = append(c.Nodes, object.NewMap(object.Now(v, workFor(ctx).Check)))
	}
	if selects(ctx, "totalCount") {
		all, err := r.atlas.Maps(ctx, PrincipalOf(ctx), "", mostMaps+1)
		if err != nil {
			return nil, err
		}
		if n := len(all); n <= mostMaps {
			c.TotalCount = &n
		}
	}
	return c, nil
}

// selects reports whether the field of the name is selected below the one at hand.
func selects(ctx context.Context, name string) bool {
	for _, f := range graphql.CollectFieldsCtx(ctx, nil) {
		if f.Name == name {
			return true
		}
	}
	return false
}

// mapWith returns the map, nil when there is none to be seen.
func (r *Resolver) mapWith(ctx context.Context, id graph.MapID, f *object.Freshness) (*object.Map, error) {
	wanted, err := freshness(f)
	if err != nil {
		return nil, err
	}
	view, err := r.view(ctx, id, wanted)
	if err != nil {
		return nil, unlessNotFound(err)
	}
	return object.NewMap(object.Now(view, workFor(ctx).Check)), nil
}
