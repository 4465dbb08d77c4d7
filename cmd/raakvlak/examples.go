package main

import (
	"context"

	"raakvlak/seed"
)

// seedCommand puts the example maps into the store.
type seedCommand struct{}

// Run makes the example maps that are not there yet.
func (*seedCommand) Run(ctx context.Context, p *program) error {
	return p.with(ctx, true, func(s *session) error {
		return p.seed(ctx, s, p.print)
	})
}

// seed makes each example map, unless the owner has a map of its name already, and tells what it did.
func (p *program) seed(ctx context.Context, s *session, tell func(format string, args ...any) error) error {
	examples, err := seed.Maps(ctx)
	if err != nil {
		return err
	}
	bar := p.progress()
	defer bar.end()
	for _, example := range examples {
		there, err := s.called(ctx, owner, example.Name)
		if err != nil {
			return err
		}
		if len(there) > 0 {
			if err := tell("the example map %q is there: %s", example.Name, there[0].Head().Map); err != nil {
				return err
			}
			continue
		}
		bar.begin(example.Name, false)
		view, err := s.atlas.Found(ctx, example.Batch.Foundation(owner), func(done, total int) { bar.at(int64(done), int64(total)) })
		bar.end()
		if err != nil {
			return located(example.Batch.Locate(err))
		}
		if err := tell("made the example map %q: %s", example.Name, view.Head().Map); err != nil {
			return err
		}
	}
	return nil
}
