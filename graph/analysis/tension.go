package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// TensionLevel says between whom a tension stands.
type TensionLevel string

// The levels of tension.
const (
	// TensionSelf is a stakeholder against itself: its stance is ambivalent, or its interests pull both ways.
	TensionSelf TensionLevel = "SELF"
	// TensionOrganisation is an individual against an organisation that it represents.
	TensionOrganisation TensionLevel = "ORGANISATION"
	// TensionNetwork is a stakeholder against the interests of a collaboration that it takes part in.
	TensionNetwork TensionLevel = "NETWORK"
)

func tensionLevels() []TensionLevel {
	return []TensionLevel{TensionSelf, TensionOrganisation, TensionNetwork}
}

// Tension is a subject on which somebody is pulled both ways.
type Tension struct {
	Level       TensionLevel
	Stakeholder graph.Named
	Against     graph.Named  // the organisation or the collaboration; nil when it is against itself
	Subject     graph.Named  // a topic or an ambition
	Stance      graph.Stance // of the stakeholder, with what it says
	Theirs      graph.Stance // of whom it is against; unknown when it is against itself
	// Strength is ½(|x|+|y|) of the two opposite stances, 1 … 4. Against itself those are the strongest statement for the
	// subject and the strongest one against it.
	Strength float64
}

// TensionRef names a tension.
type TensionRef struct {
	Level                         TensionLevel
	Stakeholder, Against, Subject graph.ID
}

// TensionRequest says which tensions are wanted.
type TensionRequest struct {
	Level       TensionLevel // "" means all levels
	Stakeholder graph.ID     // "" means those of all
	After       *TensionRef  // only those after this one; nil means from the first
	Limit       int          // 1 … MostPairs
}

// TensionPage is some of the tensions, in order.
type TensionPage struct {
	Tensions []Tension
	Total    int
	More     bool  // some come after these
	Basis    Basis // of all tensions of the alignment
}

// strains are all tensions, in order, with what they rest on.
type strains struct {
	all   []strain
	basis Basis
}

// strain is a tension by row and column.
type strain struct {
	level       int8 // place in tensionLevels
	doubled     int8 // twice the strength
	row, column int32
	against     graph.Named
	key         string // the sort key of whom it is against
}

// Tensions returns the inner tensions of the stakeholders, the strongest first; then by the stakeholder's name, the level,
// and the names of whom it is against and of the subject. An individual is set against the organisations that it
// represents, and everybody against the interests of the collaborations that it takes part in and did not decline; both
// count also when they are not among those compared. Unknown levels and limits are [graph.CodeInvalid], a stakeholder
// that is not compared [graph.CodeNotFound]. The price is [Alignment.TensionsPrice].
//
// The basis has what the alignment rests on, who represents whom and who takes part in what, and what those say whom one is
// set against.
func (a *Alignment) Tensions(r TensionRequest) (TensionPage, error) {
	level := int8(slices.Index(tensionLevels(), r.Level))
	if r.Level != "" && level < 0 {
		return TensionPage{}, graph.Invalid([]string{"level"}, "no level of tension is called %q", r.Level)
	}
	if r.Limit < 1 || r.Limit > MostPairs {
		return TensionPage{}, graph.Invalid([]string{"first"}, "between 1 and %d tensions are answered", MostPairs)
	}
	row := int32(-1)
	if r.Stakeholder != "" {
		var err error
		if row, err = a.table.find(r.Stakeholder); err != nil {
			return TensionPage{}, graph.Within(err, "stakeholder")
		}
	}
	found, err := a.strains()
	if err != nil {
		return TensionPage{}, err
	}
	var wanted []*strain
	for i := range found.all {
		if s := &found.all[i]; (level < 0 || s.level == level) && (row < 0 || s.row == row) {
			wanted = append(wanted, s)
		}
	}
	page, err := a.tensionPage(r, wanted)
	page.Basis = found.basis
	return page, err
}

func (a *Alignment) tensionPage(r TensionRequest, wanted []*strain) (TensionPage, error) {
	page := TensionPage{Total: len(wanted)}
	if r.After != nil {
		at := slices.IndexFunc(wanted, func(s *strain) bool { return a.tensionRef(s) == *r.After })
		if at < 0 {
			return TensionPage{}, graph.Errorf(graph.CodeInvalid, "the cursor is of another list of tensions").Because(graph.ReasonBadCursor)
		}
		wanted = wanted[at+1:]
	}
	page.More = len(wanted) > r.Limit
	for _, s := range wanted[:min(len(wanted), r.Limit)] {
		page.Tensions = append(page.Tensions, a.tension(s))
	}
	return page, nil
}

func (a *Alignment) tensionRef(s *strain) TensionRef {
	ref := TensionRef{
		Level: tensionLevels()[s.level], Stakeholder: a.table.stakeholders[s.row].Meta().ID, Subject: a.table.subjects[s.column].Meta().ID,
	}
	if s.against != nil {
		ref.Against = s.against.Meta().ID
	}
	return ref
}

func (a *Alignment) tension(s *strain) Tension {
	subject := a.table.subjects[s.column]
	t := Tension{
		Level: tensionLevels()[s.level], Stakeholder: a.table.stakeholders[s.row], Against: s.against, Subject: subject,
		Strength: float64(s.doubled) / 2, Stance: a.stancesOf(s.row)[subject.Meta().ID],
	}
	if s.against != nil {
		t.Theirs = a.stancesBy(s.against.Meta().ID)[subject.Meta().ID]
	}
	return t
}

// TensionsPrice is the price of [Alignment.Tensions].
func (a *Alignment) TensionsPrice() Price {
	const perStance, perTie = 10, 50
	ties := Price(a.view.Count(graph.KindRepresentation) + a.view.Count(graph.KindParticipation))
	// An organisation that one represents need not be among those compared.
	return Price(perStance*len(a.table.cells)) + ties*(perTie+2*a.all.longest())
}

// tensionsKey is what the tensions of a whole view are kept under.
type tensionsKey struct{ of AlignmentSubject }

func (a *Alignment) strains() (*strains, error) {
	if !a.whole() {
		return a.strain()
	}
	return graph.Memo(a.view, tensionsKey{a.options.Of}, a.options.Check, func(check Check) (*strains, error) { return a.under(check).strain() })
}

func (a *Alignment) strain() (*strains, error) {
	if err := a.options.Begin(a.TensionsPrice()); err != nil {
		return nil, err
	}
	out := &strains{basis: a.Basis()}
	if len(a.table.subjects) == 0 {
		return out, nil // about nothing, who represents whom does not matter
	}
	for _, find := range []func(*strains) error{a.selfStrains, a.organisationStrains, a.networkStrains} {
		if err := find(out); err != nil {
			return nil, err
		}
	}
	return out, pace.SortStable(out.all, func(p, q strain) int {
		return cmp.Or(
			cmp.Compare(q.doubled, p.doubled), cmp.Compare(a.table.names[p.row], a.table.names[q.row]), cmp.Compare(p.row, q.row),
			cmp.Compare(p.level, q.level), cmp.Compare(p.key, q.key), cmp.Compare(p.column, q.column),
		)
	}, a.options.Check)
}

func (s *strains) add(one strain) { s.all = append(s.all, one) }

// selfStrains finds the stakeholders that are against themselves.
func (a *Alignment) selfStrains(out *strains) error {
	for row := range int32(a.table.len()) {
		if row%256 == 0 {
			if err := a.options.Check.Err(); err != nil {
				return err
			}
		}
		var said stances
		for _, c := range a.table.row(row) {
			if !c.torn {
				continue
			}
			if said == nil {
				said = a.stancesOf(row)
			}
			subject := a.table.subjects[c.column].Meta().ID
			out.add(strain{level: 0, doubled: widest(said[subject].Evidence, subject), row: row, column: c.column})
		}
	}
	return nil
}

// widest returns what lies between the strongest statement for the subject and the strongest one against it.
func widest(evidence []graph.Stated, subject graph.ID) int8 {
	most, least := 0, 0
	for _, e := range evidence {
		stance := stanceIn(e, subject)
		most, least = max(most, stance), min(least, stance)
	}
	return int8(most - least)
}

// stanceIn returns the stance that a statement takes on the subject, 0 when it takes none.
func stanceIn(s graph.Stated, subject graph.ID) int {
	switch s := s.(type) {
	case *graph.Position:
		if s.Stance != nil {
			return *s.Stance
		}
	case *graph.Interest:
		for _, on := range s.Topics {
			if on.Topic == subject {
				return on.Stance
			}
		}
	}
	return 0
}

// organisationStrains finds the individuals that are against an organisation that they represent.
func (a *Alignment) organisationStrains(out *strains) error {
	seen, counted := map[[2]int32]bool{}, map[int32]bool{}
	for e := range a.view.Each(graph.KindRepresentation) {
		if err := a.options.Check.Err(); err != nil {
			return err
		}
		r := e.(*graph.Representation)
		row, compared := a.table.rowOf[r.Individual]
		organisation, known := a.all.rowOf[r.Organisation]
		if !compared || !known {
			continue
		}
		out.basis.Add(r)
		if seen[[2]int32{row, organisation}] {
			continue
		}
		seen[[2]int32{row, organisation}] = true
		if _, also := a.table.rowOf[r.Organisation]; !also && !counted[organisation] {
			counted[organisation] = true
			a.all.count(&out.basis, a.view, organisation, a.counts)
		}
		a.strainsBetween(1, row, a.all.stakeholders[organisation], a.all.row(organisation), out)
	}
	return nil
}

// networkStrains finds those that are against the interests of a collaboration that they take part in.
func (a *Alignment) networkStrains(out *strains) error {
	seen, held := map[[2]graph.ID]bool{}, map[graph.ID][]cell{}
	for e := range a.view.Each(graph.KindParticipation) {
		if err := a.options.Check.Err(); err != nil {
			return err
		}
		p := e.(*graph.Participation)
		row, compared := a.table.rowOf[p.Stakeholder]
		in, known := a.view.Find(p.Collaboration).(graph.Named)
		key := [2]graph.ID{p.Stakeholder, p.Collaboration}
		if !compared || !known || p.Engagement == graph.EngagementDeclined {
			continue
		}
		out.basis.Add(p)
		if seen[key] {
			continue
		}
		seen[key] = true
		cells, made := held[p.Collaboration]
		if !made {
			cells = a.table.cellsOf(a.stancesBy(p.Collaboration))
			held[p.Collaboration] = cells
			a.table.said(a.view, p.Collaboration, a.counts, func(s graph.Stated) { out.basis.Add(s) })
		}
		a.strainsBetween(2, row, in, cells, out)
	}
	return nil
}

// cellsOf returns stances as a row has them.
func (t *table) cellsOf(said stances) []cell {
	var cells []cell
	for subject, stance := range said {
		if column, ok := t.columnOf[subject]; ok && stance.Known {
			cells = append(cells, cell{column: column, stance: int8(stance.Value)})
		}
	}
	slices.SortFunc(cells, func(x, y cell) int { return cmp.Compare(x.column, y.column) })
	return cells
}

func (a *Alignment) strainsBetween(level int8, row int32, against graph.Named, theirs []cell, out *strains) {
	key := ""
	for cx, cy := range sharedCells(a.table.row(row), theirs) {
		x, y := cx.stance, cy.stance
		if int(x)*int(y) >= 0 {
			continue
		}
		if key == "" {
			key = graph.SortKey(against.EntityName())
		}
		out.add(strain{level, max(x, -x) + max(y, -y), row, cx.column, against, key})
	}
}
