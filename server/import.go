package server

import (
	"context"
	"net/http"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/exchange"
)

// imported is the answer to an import.
type imported struct {
	Map      graph.MapID      `json:"map,omitempty"` // none when a new map was only rehearsed
	Revision graph.Revision   `json:"revision,omitempty"`
	DryRun   bool             `json:"dryRun,omitempty"`
	Report   *exchange.Report `json:"report"`
}

// receive reads an uploaded file into the map that map names by its id, or into a new one that gets the name.
//
//	POST /import?format=raakvlak&map=ID | &name=NAME [&file=NAME] [&audience=STEWARDS] [&dryRun=true]
//
// It is all or nothing. An Idempotency-Key makes sure that a merge is done once.
func (t *transfers) receive(w http.ResponseWriter, r *http.Request) {
	t.with(w, r, func(ctx context.Context, c *caller) {
		i := &importing{transfers: t, who: c.principal, key: r.Header.Get("Idempotency-Key")}
		done, status, err := i.run(ctx, w, r)
		if err != nil {
			t.fail(ctx, w, err, i.report)
			return
		}
		t.write(w, status, done)
	})
}

// importing is one import under way.
type importing struct {
	*transfers
	parameters
	who    graph.PrincipalID
	key    string
	batch  *exchange.Batch
	report *exchange.Report
}

func (i *importing) run(ctx context.Context, w http.ResponseWriter, r *http.Request) (*imported, int, error) {
	var err error
	if i.parameters, err = parametersIn(r); err != nil {
		return nil, 0, err
	}
	if (i.mapID == "") == (i.name == "") {
		return nil, 0, graph.Errorf(graph.CodeInvalid, "give the id of a map as map, or the name of a new one as name")
	}
	switch i.audience {
	case "", graph.AudienceAuthor, graph.AudienceStewards, graph.AudienceSubject, graph.AudiencePartners:
	default:
		return nil, 0, graph.Errorf(graph.CodeInvalid, "audience is AUTHOR, STEWARDS, SUBJECT or PARTNERS")
	}
	var view *graph.View
	if i.mapID != "" {
		// Before the body is read: who may not see the map need not send it.
		if view, err = i.maps.View(ctx, i.who, i.mapID, atlas.Freshness{}); err != nil {
			return nil, 0, err
		}
	}
	input, err := uploadOf(w, r, i.file)
	if err != nil {
		return nil, 0, err
	}
	i.batch, i.report, err = exchange.Read(ctx, i.format, input, exchange.Options{Audience: i.audience})
	if err != nil {
		return nil, 0, err
	}
	if view != nil {
		done, err := i.merge(ctx, view)
		return done, http.StatusOK, err
	}
	return i.found(ctx)
}

// found makes a new map of the file.
func (i *importing) found(ctx context.Context) (*imported, int, error) {
	record := *i.batch.Map
	record.Name = i.name
	i.batch.Map = &record
	foundation := i.batch.Foundation(i.who)
	if i.dryRun {
		if _, err := graph.FoundWhile(ctx.Err, foundation, i.clock(), i.ids); err != nil {
			return nil, 0, i.batch.Locate(err)
		}
		return &imported{DryRun: true, Report: i.report}, http.StatusOK, nil
	}
	view, err := i.maps.Found(ctx, foundation, nil)
	if err != nil {
		return nil, 0, i.batch.Locate(err)
	}
	return &imported{Map: view.Head().Map, Revision: view.Revision(), Report: i.report}, http.StatusCreated, nil
}

// merge brings what the file holds into a map that is there.
func (i *importing) merge(ctx context.Context, view *graph.View) (*imported, error) {
	plan, err := exchange.Merge(view, i.batch, i.who)
	if err != nil {
		i.report = plan.Report
		return nil, err
	}
	// What the reading reported stands; the counts now tell what becomes of each entity, too.
	i.report.Counts = plan.Report.Counts
	done := &imported{Map: i.mapID, Revision: view.Revision(), DryRun: i.dryRun, Report: i.report}
	change := graph.Change{Map: i.mapID, Principal: i.who, ClientMutationID: i.key, Edits: plan.Edits}
	switch {
	case len(plan.Edits) == 0:
		return done, nil
	case i.dryRun:
		return done, plan.Locate(i.maps.Rehearse(ctx, change))
	}
	result, _, err := i.maps.Apply(ctx, change)
	if err != nil {
		return nil, plan.Locate(err)
	}
	done.Revision = result.Revision
	return done, nil
}
