package analysis

import (
	"cmp"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// DiscourseActor says whose a statement is.
type DiscourseActor string

// The actors of a discourse.
const (
	// ByOrganisation counts an individual's statement for each organisation that it represents. Who represents none
	// stands for itself.
	ByOrganisation DiscourseActor = "ORGANISATION"
	// ByIndividual counts the statements of individuals only, each for itself.
	ByIndividual DiscourseActor = "INDIVIDUAL"
)

// DiscourseNormalisation says by what two actors' common statements are divided.
type DiscourseNormalisation string

// The normalisations. n is an actor's number of statements, X its number of them on a subject with a stance. A division
// by 0 gives 0.
const (
	NormaliseNot     DiscourseNormalisation = "NONE"
	NormaliseAverage DiscourseNormalisation = "AVERAGE_ACTIVITY" // (n[i] + n[j]) / 2
	// NormaliseDNAJaccard divides by the statements of either where the other has none, plus Σ X[i]·X[j] where both have.
	NormaliseDNAJaccard DiscourseNormalisation = "DNA_JACCARD"
	NormaliseDNACosine  DiscourseNormalisation = "DNA_COSINE" // n[i] · n[j], which is no cosine
	NormaliseCosine     DiscourseNormalisation = "COSINE"     // √(Σ X[i]² · Σ X[j]²)
)

// DiscourseDuplicates says which statements of one actor on one subject with one stance count once: the first by date
// stays.
type DiscourseDuplicates string

// The rules about duplicates.
const (
	DuplicatesInclude  DiscourseDuplicates = "INCLUDE"      // all count
	DuplicatesDocument DiscourseDuplicates = "DOCUMENT"     // once in a document; statements without one all count
	DuplicatesWeek     DiscourseDuplicates = "WEEK"         // once in a week of a year, as ISO 8601 counts them
	DuplicatesMonth    DiscourseDuplicates = "MONTH"        // once in a month of a year
	DuplicatesYear     DiscourseDuplicates = "YEAR"         // once in a year
	DuplicatesAcross   DiscourseDuplicates = "ACROSS_RANGE" // once
)

// MostDiscourseSubjects is how many subjects a discourse may have.
const MostDiscourseSubjects = 1_000

// DiscourseOptions say which statements count, and how. The zero value counts all, by organisation, divided by average
// activity.
type DiscourseOptions struct {
	By            DiscourseActor
	Normalisation DiscourseNormalisation
	Duplicates    DiscourseDuplicates
	From, Until   time.Time               // the first day and the last one, in UTC; zero: no bound
	Among         func(graph.Entity) bool // which actors; nil means all
	Ambitions     []graph.ID              // on which ambitions; nil means on all
	Work
}

// Discourse is who said what when, as a network (Leifeld's discourse network analysis). A statement is a position that
// is known, its subject the ambition, its date when it was stated, its document that of its source. Actors are those
// with a statement, in the order of their names; so are subjects. It may be used by several goroutines.
type Discourse struct {
	Actors   []graph.Named // shared, not to be changed
	Subjects []graph.Named // shared, not to be changed
	Basis    Basis         // of the statements that were selected, and of what says for whom they count

	options    DiscourseOptions
	statements []utterance // by date, then as recorded; of those that count
	span       float64
	once       discourseOnce
}

// discourseOnce keeps what is made when it is first asked for.
type discourseOnce struct {
	qualified, plain kept[*meetingCounts] // with duplicates told apart by their stance, and not
}

// utterance is a statement for one actor.
type utterance struct {
	row, column int32
	stance      int8
	at          time.Time
	document    string
}

// DiscourseOf selects the view's statements. Unknown names are [graph.CodeInvalid], and so is an end before the
// beginning; an ambition that is not to be seen is [graph.CodeNotFound]; more than [MostMatrixRows] actors or
// [MostDiscourseSubjects] subjects are [graph.CodeTooLarge]. The price is in proportion to the positions.
func DiscourseOf(v *graph.View, o DiscourseOptions) (*Discourse, error) {
	if err := o.complete(); err != nil {
		return nil, err
	}
	if _, err := ambitionsNamed(v, o.Ambitions); err != nil {
		return nil, err
	}
	const perPosition = 100
	if err := o.Begin(Price(perPosition * (v.Count(graph.KindPosition) + v.Count(graph.KindRepresentation)))); err != nil {
		return nil, err
	}
	d := &Discourse{options: o, Basis: Basis{Revision: v.Revision()}}
	return d, d.hear(v)
}

func (o *DiscourseOptions) complete() error {
	o.By, o.Normalisation, o.Duplicates = cmp.Or(o.By, ByOrganisation), cmp.Or(o.Normalisation, NormaliseAverage), cmp.Or(o.Duplicates, DuplicatesInclude)
	switch {
	case o.By != ByOrganisation && o.By != ByIndividual:
		return graph.Invalid([]string{"by"}, "statements are counted by organisation or by individual, not by %q", string(o.By))
	case !slices.Contains([]DiscourseNormalisation{
		NormaliseNot, NormaliseAverage, NormaliseDNAJaccard, NormaliseDNACosine, NormaliseCosine,
	}, o.Normalisation):
		return graph.Invalid([]string{"normalisation"}, "no normalisation is called %q", string(o.Normalisation))
	case !slices.Contains([]DiscourseDuplicates{
		DuplicatesInclude, DuplicatesDocument, DuplicatesWeek, DuplicatesMonth, DuplicatesYear, DuplicatesAcross,
	}, o.Duplicates):
		return graph.Invalid([]string{"duplicates"}, "no rule about duplicates is called %q", string(o.Duplicates))
	case !o.From.IsZero() && !o.Until.IsZero() && o.Until.Before(o.From):
		return graph.Invalid([]string{"until"}, "the end is before the beginning")
	}
	return nil
}

func (o *DiscourseOptions) selects(at time.Time) bool {
	return (o.From.IsZero() || !at.Before(o.From)) && (o.Until.IsZero() || at.Before(o.Until.AddDate(0, 0, 1)))
}

// counts reports whether the entity, if there is one, is an actor that is wanted.
func (o *DiscourseOptions) counts(e graph.Entity) bool {
	return e != nil && (o.Among == nil || o.Among(e))
}

// hear gathers the statements and gives actors and subjects their rows and columns.
func (d *Discourse) hear(v *graph.View) error {
	wanted, _ := ambitionsNamed(v, d.options.Ambitions)
	speakers, err := newSpeakers(v, d.options.By, d.options.Check)
	if err != nil {
		return err
	}
	type heard struct {
		position *graph.Position
		who      graph.ID
	}
	var all []heard
	actors, subjects := map[graph.ID]int32{}, map[graph.ID]int32{}
	beat := pace.New(d.options.Check)
	for p := range graph.Every[*graph.Position](v.Snapshot) {
		if err := beat.Step(); err != nil {
			return err
		}
		if p.Unknown() || !d.options.selects(p.StatedAt) || wanted != nil && !wanted[p.Ambition] {
			continue
		}
		counts := false
		for _, who := range speakers.of(p.Stakeholder) {
			if d.options.counts(v.Find(who)) {
				all = append(all, heard{p, who})
				actors[who] = 0
				counts = true
			}
		}
		if counts {
			subjects[p.Ambition] = 0
			d.Basis.Add(p)
		}
		// Who speaks for nobody that counts might count itself, did it not represent them.
		if counts || d.options.counts(v.Find(p.Stakeholder)) {
			speakers.heard(p.Stakeholder)
		}
	}
	d.Basis = d.Basis.With(speakers.basis)
	if err := d.enlist(v, actors, subjects); err != nil {
		return err
	}
	d.statements = make([]utterance, 0, len(all))
	for _, h := range all {
		if err := beat.Step(); err != nil {
			return err
		}
		s := utterance{row: actors[h.who], column: subjects[h.position.Ambition], stance: int8(*h.position.Stance), at: h.position.StatedAt}
		if h.position.Source != nil {
			s.document = h.position.Source.Document
		}
		d.statements = append(d.statements, s)
	}
	d.span = spanOf(d.statements)
	return pace.SortStable(d.statements, func(a, b utterance) int { return a.at.Compare(b.at) }, d.options.Check)
}

// enlist numbers actors and subjects in the order of their names.
func (d *Discourse) enlist(v *graph.View, actors, subjects map[graph.ID]int32) error {
	if len(actors) > MostMatrixRows {
		return tooManyActors(len(actors))
	}
	if len(subjects) > MostDiscourseSubjects {
		return graph.Errorf(graph.CodeTooLarge,
			"statements are on %d ambitions; at most %d are answered: name those that matter", len(subjects), MostDiscourseSubjects)
	}
	list := func(rows map[graph.ID]int32, kinds ...graph.Kind) (out []graph.Named) {
		for _, e := range v.ByName(kinds...) {
			if _, is := rows[e.Meta().ID]; is {
				rows[e.Meta().ID] = int32(len(out))
				out = append(out, e)
			}
		}
		return out
	}
	d.Actors = list(actors, graph.KindOrganisation, graph.KindIndividual)
	d.Subjects = list(subjects, graph.KindAmbition)
	return nil
}

// spanOf returns the range of the stances: 2 between for and against, 1 when all are the same.
func spanOf(statements []utterance) float64 {
	if len(statements) == 0 {
		return 1
	}
	least, most := statements[0].stance, statements[0].stance
	for _, s := range statements {
		least, most = min(least, s.stance), max(most, s.stance)
	}
	return max(1, float64(most-least))
}

// speakers knows for whom a stakeholder's statements count.
type speakers struct {
	by        DiscourseActor
	view      *graph.View
	represent map[graph.ID][]graph.ID // by individual: the organisations that it represents
	saying    map[graph.ID][]*graph.Representation
	basis     Basis // who represents whom, of those that were heard
}

func newSpeakers(v *graph.View, by DiscourseActor, check Check) (*speakers, error) {
	s := &speakers{by: by, view: v, represent: map[graph.ID][]graph.ID{}, saying: map[graph.ID][]*graph.Representation{}}
	if by == ByIndividual {
		return s, nil
	}
	p := pace.New(check)
	for r := range graph.Every[*graph.Representation](v.Snapshot) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		if v.Find(r.Organisation) == nil {
			continue
		}
		s.saying[r.Individual] = append(s.saying[r.Individual], r)
		if !slices.Contains(s.represent[r.Individual], r.Organisation) {
			s.represent[r.Individual] = append(s.represent[r.Individual], r.Organisation)
		}
	}
	return s, nil
}

// heard counts what says for whom the stakeholder speaks, once: whether or not its statements count there.
func (s *speakers) heard(stakeholder graph.ID) {
	for _, r := range s.saying[stakeholder] {
		s.basis.Add(r)
	}
	delete(s.saying, stakeholder)
}

func (s *speakers) of(stakeholder graph.ID) []graph.ID {
	if s.by == ByIndividual {
		if e := s.view.Find(stakeholder); e == nil || e.EntityKind() != graph.KindIndividual {
			return nil
		}
	}
	if organisations := s.represent[stakeholder]; len(organisations) > 0 {
		return organisations
	}
	return []graph.ID{stakeholder}
}

// dedup is what makes two statements duplicates, besides actor, subject and stance.
type dedup struct {
	row, column int32
	stance      int8
	year, part  int
	document    string
}

// distinct returns the statements without duplicates; stance tells whether different stances keep them apart.
func distinct(statements []utterance, rule DiscourseDuplicates, stance bool, check Check) ([]utterance, error) {
	if rule == DuplicatesInclude {
		return statements, nil
	}
	p := pace.New(check)
	seen := map[dedup]bool{}
	var out []utterance
	for _, s := range statements {
		if err := p.Step(); err != nil {
			return nil, err
		}
		key := dedup{row: s.row, column: s.column}
		if stance {
			key.stance = s.stance
		}
		at := s.at.UTC()
		switch rule {
		case DuplicatesDocument:
			key.document = s.document
		case DuplicatesWeek:
			key.year, key.part = at.ISOWeek()
		case DuplicatesMonth:
			key.year, key.part = at.Year(), int(at.Month())
		case DuplicatesYear:
			key.year = at.Year()
		}
		if rule == DuplicatesDocument && s.document == "" {
			out = append(out, s)
		} else if !seen[key] {
			seen[key] = true
			out = append(out, s)
		}
	}
	return out, nil
}
