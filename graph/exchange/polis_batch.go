package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"raakvlak/graph"
)

const polisCollaboration = graph.ID(graph.LocalPrefix + "conversation")

// emit puts what was read into the batch: the conversation, people and statements by number, votes by person.
func (p *polis) emit() {
	p.batch.replaces = true
	p.batch.keys = map[graph.Kind][]string{
		graph.KindCollaboration: {PolisConversation},
		graph.KindAmbition:      {PolisConversation, PolisCommentID},
		graph.KindIndividual:    {PolisConversation, PolisParticipantID},
	}
	p.emitConversation()
	for _, id := range slices.Sorted(maps.Keys(p.participants)) {
		p.emitParticipant(id)
	}
	for _, id := range slices.Sorted(maps.Keys(p.comments)) {
		p.emitStatement(id)
	}
	cells := slices.SortedFunc(maps.Keys(p.votes), func(a, b polisCell) int {
		return cmp.Or(cmp.Compare(a.participant, b.participant), cmp.Compare(a.comment, b.comment))
	})
	for _, cell := range cells {
		p.emitVote(cell)
	}
}

func (p *polis) emitConversation() {
	topic := p.summary["topic"]
	at := topic.at
	if at.File == "" {
		at = Place{File: p.files.comments}
	}
	name := topic.text
	if name == "" {
		name = "Polis conversation"
	}
	about := p.summary["conversation-description"].text
	attributes := graph.Attributes{}
	for key, value := range p.summary {
		if key != "topic" && key != "conversation-description" && value.text != "" {
			attributes[polisPrefix+key] = value.text
		}
	}
	p.belongs(attributes)
	p.batch.Map.Name, p.batch.Map.Description = name, about
	p.add(&graph.Collaboration{
		Record: graph.Record{ID: polisCollaboration, Attributes: attributes},
		Name:   name, Description: about,
	}, at)
}

// belongs notes of which conversation something is: numbers mean nothing outside theirs.
func (p *polis) belongs(attributes graph.Attributes) {
	if address := p.summary["url"].text; address != "" {
		attributes[PolisConversation] = address
	}
}

func (p *polis) emitParticipant(id int) {
	found := p.participants[id]
	found.attributes[PolisParticipantID] = strconv.Itoa(id)
	p.belongs(found.attributes)
	person := &graph.Individual{
		Record: graph.Record{ID: participantID(id), Attributes: found.attributes},
		Name:   "Participant " + strconv.Itoa(id),
	}
	if found.group != "" {
		person.Tags = []string{PolisGroupTag + found.group}
	}
	p.add(person, found.at)
}

func (p *polis) emitStatement(id int) {
	found := p.comments[id]
	p.belongs(found.attributes)
	ambition := &graph.Ambition{
		Record:        graph.Record{ID: commentID(id), Attributes: found.attributes},
		Name:          found.text,
		Collaboration: polisCollaboration,
	}
	if found.moderated == "-1" {
		ambition.Tags = []string{PolisModeratedOut}
	}
	if p.participants[found.author] != nil {
		ambition.VoicedBy = []graph.ID{participantID(found.author)}
	}
	p.add(ambition, found.at)
}

func (p *polis) emitVote(cell polisCell) {
	vote := p.votes[cell]
	p.add(&graph.Position{
		Record: graph.Record{Attributes: vote.attributes},
		Statement: graph.Statement{
			Origin: graph.OriginSelfStated, Confidence: 1, StatedAt: time.UnixMilli(vote.time).UTC(),
			Collaboration: polisCollaboration, Audience: p.options.Audience,
		},
		Stakeholder: participantID(cell.participant), Ambition: commentID(cell.comment), Stance: &vote.stance,
	}, vote.at)
}

func participantID(n int) graph.ID {
	return graph.ID(graph.LocalPrefix + "participant-" + strconv.Itoa(n))
}

func commentID(n int) graph.ID { return graph.ID(graph.LocalPrefix + "comment-" + strconv.Itoa(n)) }

// tell reports what was left out and how the rest was understood.
func (p *polis) tell() {
	out := 0
	agree, disagree := map[int]int{}, map[int]int{}
	for cell, vote := range p.votes {
		switch vote.stance {
		case 1:
			agree[cell.comment]++
		case -1:
			disagree[cell.comment]++
		}
	}
	wrong := 0
	for id, c := range p.comments {
		if c.moderated == "-1" {
			out++
		}
		if c.agree >= 0 && c.agree != agree[id] || c.disagree >= 0 && c.disagree != disagree[id] {
			wrong++
		}
	}
	r := p.report
	r.left("earlier votes", p.superseded, "", "of a participant on one statement the last vote counts")
	r.left("blank votes", p.blank, "", "a blank says nothing: not even a pass")
	r.note("%d vote events were read; agree became 1, pass 0, disagree -1", len(p.votes)+p.superseded+p.blank)
	if out > 0 {
		r.note("%d statements were moderated out; they are kept and tagged %s", out, PolisModeratedOut)
	}
	if wrong > 0 {
		r.note("the tallies of %d statements in %s differ from %s, which was counted", wrong, p.files.comments, p.files.votes)
	}
	if p.differing > 0 {
		r.note("%d cells of %s differ from %s, which was counted", p.differing, p.files.participants, p.files.votes)
	}
	if p.files.participants == "" {
		r.note("there is no participants-votes.csv: groups are not known, nor are participants who never voted")
	}
	if p.files.summary == "" {
		r.note("there is no summary.csv: the topic of the conversation is not known")
	}
}
