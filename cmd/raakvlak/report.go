package main

import (
	"context"
	"io"
	"strings"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
)

// reportCommand drafts a document of a collaboration from what a principal sees.
type reportCommand struct {
	actor
	Map           string `required:"" placeholder:"NAME-OR-ID" help:"The map to draft from."`
	Collaboration string `required:"" placeholder:"NAME-OR-ID" help:"The collaboration that the document is of."`
	Document      string `required:"" placeholder:"KIND" help:"What to draft: startnota, intentieverklaring, afsprakennota, overeenkomst or projectfiche."`
	Language      string `placeholder:"nl|en" help:"Dutch or English; the map's own language unless given."`
	Format        string `default:"md" enum:"${documents}" placeholder:"FORMAT" help:"How to write it: ${documents}. [${default}]"`
	Audience      string `default:"asker" enum:"asker,partners" placeholder:"WHO" help:"For whom: asker, of what you see; partners, of what everybody in the map may see, to hand out. [${default}]"`
	Date          string `placeholder:"YYYY-MM-DD" help:"The date that the draft bears; today unless given."`
	Output        string `short:"o" placeholder:"FILE" help:"File to write, which appears when it is whole. Without it, standard output."`
}

// Run drafts the document, and says on standard error how much it asks.
func (c *reportCommand) Run(ctx context.Context, p *program) error {
	kind, err := process.DocumentKindNamed(c.Document)
	if err != nil {
		return err
	}
	options := process.DocumentOptions{
		Audience: process.DocumentAudience(strings.ToUpper(c.Audience)), Language: graph.Language(strings.ToUpper(c.Language)), Date: p.clock(),
	}
	if c.Date != "" {
		if options.Date, err = time.Parse(time.DateOnly, c.Date); err != nil {
			return graph.Invalid([]string{"date"}, "a date is wanted, such as 2026-03-31")
		}
	}
	return p.with(ctx, false, func(s *session) error {
		who, err := c.principal(ctx, s)
		if err != nil {
			return err
		}
		view, err := s.theMap(ctx, who, c.Map)
		if err != nil {
			return err
		}
		collaboration, err := theCollaboration(view, c.Collaboration)
		if err != nil {
			return err
		}
		d, err := process.DocumentOf(view, collaboration, kind, options)
		if err != nil {
			return err
		}
		return c.write(p, d)
	})
}

func (c *reportCommand) write(p *program, d *process.Document) error {
	write := func(w io.Writer) error { return exchange.WriteDocument(w, c.Format, d, nil) }
	var err error
	if c.Output == "" {
		err = write(named{p.out, "standard output"})
	} else {
		err = writeFile(c.Output, write)
	}
	if err != nil {
		return err
	}
	p.say("%s: %s open", d.Title, count(len(d.Questions), "question"))
	if n := len(d.Withheld); n > 0 {
		p.say("left out, as not everybody may see it: %s", count(n, "record"))
	}
	return nil
}

// theCollaboration returns the collaboration that the view gives the name or the id of. Two of a name are never guessed
// between.
func theCollaboration(v *graph.View, name string) (graph.ID, error) {
	if kind, err := graph.ID(name).Kind(); err == nil && kind == graph.KindCollaboration {
		return graph.ID(name), nil
	}
	var found []string
	for c := range graph.Every[*graph.Collaboration](v.Snapshot) {
		if graph.SortKey(c.Name) == graph.SortKey(name) {
			found = append(found, string(c.ID))
		}
	}
	switch len(found) {
	case 0:
		return "", graph.Errorf(graph.CodeNotFound, "no collaboration of the map is called %q", name)
	case 1:
		return graph.ID(found[0]), nil
	}
	return "", graph.Errorf(graph.CodeInvalid, "%d collaborations are called %q; say which by its id: %s", len(found), name, strings.Join(found, ", "))
}

// documentNames lists the formats of documents, as kong wants the values of an enumeration.
func documentNames() string {
	var names []string
	for _, f := range exchange.DocumentFormats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ",")
}
