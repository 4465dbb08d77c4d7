package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Selection is the stakeholder analysis and selection of the voorfase (PRONET): who takes part, with PRONET's four
// questions about each, who is missing, and which partners would do.
type Selection struct {
	Candidates []Candidate // all that take part, by name
	Needs      []analysis.PartnerNeed
	Basis      analysis.Basis // who takes part, and what is said of them and of the topics of the ambitions

	process *Process
	brings  map[graph.ID][]int // needs by stakeholder
	needed  map[graph.ID]bool  // resources
}

// Candidate is a party with the answers that the view has to PRONET's four questions: which resources (hulpbronnen) it
// brings; its impact on success or failure; how dependent the collaboration is on it, and what the alternatives are; and
// where the proposal touches it. What authors say is never averaged.
type Candidate struct {
	*Party
	Attitude  analysis.StakeholderAttitude
	Placement analysis.PowerInterestPlacement

	Resources []CandidateResource // that it brings of what the ambitions need, by name
	Others    []*graph.Offer      // its other offers, in the order of recording

	Impact *analysis.Spread // by the current assessments; nil when nobody assessed it

	Dependency   analysis.ResourceDependency  // of the initiators upon it; "" when none is recorded, and for initiators
	Dependencies []analysis.WeighedDependency // of the initiators upon it, the heaviest first
	Alternatives []*graph.Assessment          // current ones that name alternatives, by author

	Touches []*graph.Assessment // current ones that say where it is touched, by author
	Topics  []TouchedTopic      // of the collaboration's ambitions, on which it has a stance, by name

	impacts []*graph.Assessment // behind the impact
}

// CandidateResource is a needed resource that a candidate brings.
type CandidateResource struct {
	Resource *graph.Resource
	Bringers []graph.Named // the candidate and who else brings it, by name; shared by all candidates
	one      graph.ID      // of the candidate
}

// Others returns the first of who else brings it: the alternatives on the map, by name.
func (r CandidateResource) Others(first int) []graph.Named {
	var out []graph.Named
	for _, e := range r.Bringers {
		if len(out) == first {
			break
		}
		if e.Meta().ID != r.one {
			out = append(out, e)
		}
	}
	return out
}

// TouchedTopic is a topic of an ambition on which a stakeholder has a stance through its interests.
type TouchedTopic struct {
	Topic  *graph.Topic
	Stance graph.Stance
}

// Selection answers PRONET's questions about all that take part.
func (p *Process) Selection() (*Selection, error) {
	s := &Selection{process: p, brings: map[graph.ID][]int{}, needed: map[graph.ID]bool{}}
	needed, err := s.weighNeeds()
	if err != nil {
		return nil, err
	}
	attitudes, err := analysis.AttitudesOf(p.view, p.Collaboration.ID, p.work)
	if err != nil {
		return nil, err
	}
	grid, err := p.grid()
	if err != nil {
		return nil, err
	}
	actors, err := analysis.ActorsOf(p.view, p.Collaboration.ID, "", p.work)
	if err != nil {
		return nil, err
	}
	s.fill(attitudes, grid, actors)
	s.Basis = analysis.BasisOf(p.view, p.partyEvidence(), attitudes.Evidence, needed, s.evidence(), s.process.interestEvidence())
	return s, p.ended()
}

// evidence returns the assessments and the offers that the answers about the candidates rest on, besides the attitudes.
func (s *Selection) evidence() []graph.Stated {
	var out []graph.Stated
	for i := range s.Candidates {
		c := &s.Candidates[i]
		for _, a := range slices.Concat(c.Alternatives, c.Touches, c.impacts) {
			out = append(out, a)
		}
		for _, a := range c.Placement.Assessments {
			out = append(out, a.Assessment)
		}
		for _, o := range c.Others {
			out = append(out, o)
		}
	}
	return out
}

// interestEvidence returns the interests by which levels and topics are known, or missing, with who speaks for organisations
// that take part: of the collaboration itself, of who takes part or speaks there, and all that are about a topic of its
// ambitions.
func (p *Process) interestEvidence() []graph.Stated {
	var out []graph.Stated
	add := func(id graph.ID, link string) {
		out = append(out, gathered(p.reading, id, graph.KindInterest, link, nil)...)
	}
	add(p.Collaboration.ID, "holder")
	for one := range each(p.reading, p.Parties) {
		add(one.Meta().ID, "holder")
		for _, s := range p.speaking(one.Meta().ID) {
			out = append(out, s)
			add(s.(*graph.Representation).Individual, "holder")
		}
	}
	for topic := range each(p.reading, p.ambitionTopics()) {
		add(topic.ID, "topics")
	}
	return out
}

// weighNeeds finds what the ambitions need and who brings it, and returns the statements that say so.
func (s *Selection) weighNeeds() (evidence []graph.Stated, err error) {
	s.Needs, evidence, err = analysis.NeedsOf(s.process.view, s.process.Ambitions, analysis.PartnerOptions{Whole: true, Work: s.process.work})
	for i, need := range s.Needs {
		s.needed[need.Resource.ID] = true
		for bringer := range each(s.process.reading, need.Bringers) {
			id := bringer.Meta().ID
			s.brings[id] = append(s.brings[id], i)
		}
	}
	return evidence, cmp.Or(err, s.process.pace.Err())
}

func (s *Selection) fill(attitudes *analysis.Attitudes, grid *analysis.PowerInterestGrid, actors *analysis.ActorAnalysis) {
	attitudeOf := map[graph.ID]analysis.StakeholderAttitude{}
	for a := range each(s.process.reading, attitudes.Stakeholders) {
		attitudeOf[a.Stakeholder.Meta().ID] = a
	}
	placementOf := map[graph.ID]analysis.PowerInterestPlacement{}
	for a := range each(s.process.reading, grid.Placements) {
		placementOf[a.Stakeholder.Meta().ID] = a
	}
	actorOf := map[graph.ID]analysis.Actor{}
	for a := range each(s.process.reading, actors.Actors) {
		actorOf[a.Stakeholder.Meta().ID] = a
	}
	topics := s.process.ambitionTopics()
	for one := range each(s.process.reading, s.process.Parties) {
		id := one.Meta().ID
		c := Candidate{
			Party: one, Attitude: attitudeOf[id], Placement: placementOf[id],
			Dependency: actorOf[id].Dependency, Dependencies: actorOf[id].Dependencies, Resources: s.resourcesOf(id),
		}
		c.Others = s.otherOffers(id)
		c.assess(s.process.reading)
		c.touch(s.process.reading, topics)
		s.Candidates = append(s.Candidates, c)
	}
}

func (s *Selection) resourcesOf(stakeholder graph.ID) []CandidateResource {
	var out []CandidateResource
	for _, i := range s.brings[stakeholder] {
		out = append(out, CandidateResource{s.Needs[i].Resource, s.Needs[i].Bringers, stakeholder})
	}
	return out
}

// otherOffers returns what the stakeholder offers and no ambition needs.
func (s *Selection) otherOffers(stakeholder graph.ID) []*graph.Offer {
	var out []*graph.Offer
	for e := range s.process.referring(stakeholder, graph.KindOffer, "stakeholder") {
		o := e.(*graph.Offer)
		if !s.needed[o.Resource] {
			out = append(out, o)
		}
	}
	return out
}

// assess reads what authors say now of impact, alternatives and what is touched.
func (c *Candidate) assess(r *reading) {
	c.Alternatives = c.current(r, func(a *graph.Assessment) bool { return a.Alternatives != "" })
	c.Touches = c.current(r, func(a *graph.Assessment) bool { return a.Touches != "" })
	c.impacts = c.current(r, func(a *graph.Assessment) bool { return a.Impact != nil })
	for _, a := range c.impacts {
		if c.Impact == nil {
			c.Impact = &analysis.Spread{Lowest: *a.Impact, Highest: *a.Impact}
		}
		c.Impact.Lowest, c.Impact.Highest = min(c.Impact.Lowest, *a.Impact), max(c.Impact.Highest, *a.Impact)
	}
}

// ambitionTopics returns the topics that the collaboration's ambitions concern, by name.
func (p *Process) ambitionTopics() []*graph.Topic {
	seen := map[graph.ID]bool{}
	var out []*graph.Topic
	for a := range each(p.reading, p.Ambitions) {
		for _, on := range a.Topics {
			if topic, is := p.view.Find(on.Topic).(*graph.Topic); is && !seen[on.Topic] {
				seen[on.Topic] = true
				out = append(out, topic)
			}
		}
	}
	sortNamed(p.reading, out)
	return out
}

func (c *Candidate) touch(r *reading, topics []*graph.Topic) {
	stances := r.stancesOf(c.Meta().ID)
	for topic := range each(r, topics) {
		if stance, has := stances[topic.ID]; has && stance.Known {
			c.Topics = append(c.Topics, TouchedTopic{topic, stance})
		}
	}
}
