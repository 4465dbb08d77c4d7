// Package noninterference_test shows that an answer depends on nothing but what its reader may see.
//
// Each case plays a map and its twin, in two worlds that differ only in what one member keeps from another: which
// statements there are, what they say, whom they are about, and when they were written, changed and deleted. Whatever
// the other asks must be answered with the same bytes.
package noninterference_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/resolvers"
)

// usualSeed is where the cases begin, unless RAAKVLAK_SEED says otherwise.
const usualSeed = 0

// fullCases are enough to ask for every field.
const fullCases = 2_000

// TestNonInterference plays the cases. To play one alone, set RAAKVLAK_SEED to its number and RAAKVLAK_CASES to 1.
func TestNonInterference(t *testing.T) {
	schema := resolvers.NewExecutableSchema(resolvers.New(nil, nil)).Schema()
	cases, first := number(t, "RAAKVLAK_CASES", usualCases), number(t, "RAAKVLAK_SEED", usualSeed)
	s := &suite{schema: schema, cover: newCoverage(), roots: coordinates(schema)}
	var next, failed atomic.Int64
	var wait sync.WaitGroup
	for n := range runtime.GOMAXPROCS(0) {
		worlds := [2]*world{newWorld(t, fmt.Sprint("a", n)), newWorld(t, fmt.Sprint("b", n))}
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(cases) && failed.Load() < 3; i = next.Add(1) - 1 {
				if err := s.play(t.Context(), worlds, first+int(i)); err != nil {
					failed.Add(1)
					t.Errorf("case %d: %v", first+int(i), err)
				}
			}
		})
	}
	wait.Wait()
	s.report(t, cases)
}

// suite is what all cases together come to.
type suite struct {
	schema *ast.Schema
	cover  coverage
	roots  []string // Type.field, those that each case asks for some of

	played, dropped, analysed atomic.Int64
}

// play plays one case.
func (s *suite) play(ctx context.Context, worlds [2]*world, seed int) (err error) {
	p := newPlay(worlds, seed, s.cover)
	if err := p.begin(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.end(ctx)) }()
	defer func() {
		if errors.Is(err, errPremise) {
			s.dropped.Add(1)
			err = nil
		}
	}()
	asked := rounds(s.roots, seed, 6)
	p.turn = seed * 6 / len(s.roots)
	for range 8 {
		if err := p.step(ctx); err != nil {
			return err
		}
		if len(asked) > 4 {
			if err := s.ask(ctx, p, asked[0]); err != nil {
				return err
			}
			asked = asked[1:]
		}
	}
	if err := p.tell(ctx); err != nil {
		return err
	}
	if err := s.revealed(ctx, p); err != nil {
		return err
	}
	for _, coordinate := range asked {
		p.minute++
		if err := s.ask(ctx, p, coordinate); err != nil {
			return err
		}
	}
	if err := p.walk(ctx, s.schema, 100); err != nil {
		return err
	}
	if err := p.history(ctx); err != nil {
		return err
	}
	if err := p.feed(ctx); err != nil {
		return err
	}
	if err := p.export(ctx); err != nil {
		return err
	}
	s.played.Add(1)
	if seed%10 == 0 {
		return s.ask(ctx, p, "Mutation.deleteMap")
	}
	return nil
}

func (s *suite) ask(ctx context.Context, p *play, coordinate string) error {
	typ, field := split(coordinate)
	return p.ask(ctx, s.schema, typ, field, 0)
}

// revealed makes sure that something is hidden that tells.
func (s *suite) revealed(ctx context.Context, p *play) error {
	statements, analysis, err := p.reveals(ctx, s.schema)
	if err != nil {
		return err
	}
	if !statements {
		return fmt.Errorf("nothing is hidden from %s that would change the answer to %s", p.reader, p.witness())
	}
	if analysis {
		s.analysed.Add(1)
	}
	return nil
}

// report makes sure that the cases are worth something.
func (s *suite) report(t *testing.T, cases int) {
	t.Logf("%d cases played, %d dropped; in %d the hidden changes the alignment that others see", s.played.Load(), s.dropped.Load(), s.analysed.Load())
	t.Log(s.cover.summary())
	if t.Failed() {
		return
	}
	if n := s.dropped.Load(); n > int64(cases)/50+1 {
		t.Errorf("%d of %d cases were dropped because the worlds came to differ in what is visible; want one in 50 at most", n, cases)
	}
	if cases < fullCases {
		return
	}
	if missing := s.cover.missing(s.schema); len(missing) > 0 {
		t.Errorf("the cases never ask for\n%s", strings.Join(missing, "\n"))
	}
	if n := s.analysed.Load(); s.schema.Types["Map"].Fields.ForName("alignment") != nil && n < int64(cases)/2 {
		t.Errorf("in %d of %d cases the hidden changes what others' alignment comes to; want half of them", n, cases)
	}
}

// coordinates are the fields of the roots, those of each root in turn.
func coordinates(schema *ast.Schema) []string {
	var all []string
	for _, name := range rootTypes(schema) {
		if name == schema.Subscription.Name {
			continue // each case has a feed
		}
		for _, f := range schema.Types[name].Fields {
			if !strings.HasPrefix(f.Name, "__") && name+"."+f.Name != "Mutation.deleteMap" { // which comes last
				all = append(all, name+"."+f.Name)
			}
		}
	}
	// What is asked for one after another should not be all mutations.
	shuffled := slices.Clone(all)
	randomOf("coordinates").Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	return shuffled
}

func number(t *testing.T, name string, usual int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s is no number: %v", name, err)
	}
	return n
}
