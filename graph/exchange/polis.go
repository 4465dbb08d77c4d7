package exchange

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"raakvlak/graph"
)

// The tags and attributes that a Polis export's entities get.
const (
	PolisModeratedOut  = "moderated-out"      // tag of a statement that the moderators rejected
	PolisGroupTag      = "group-"             // before the group-id, tag of a participant
	PolisCommentID     = "polis:comment-id"   // of an ambition
	PolisParticipantID = "polis:participant"  // of an individual
	PolisConversation  = "polis:conversation" // of both: the address of the conversation
	polisPrefix        = "polis:"
)

// readPolis reads the export of a Polis conversation. The conversation becomes a collaboration that nobody has joined,
// participants individuals, statements ambitions, votes positions: agree 1, pass 0, disagree -1. The votes are counted
// from votes.csv, the last one of a participant on a statement; the tallies in the other files are wrong now and then.
func readPolis(r *reading) error {
	files, err := polisFilesOf(r.in)
	if err != nil {
		return err
	}
	p := &polis{
		reading: r, files: files, summary: map[string]polisValue{}, comments: map[int]*polisComment{},
		participants: map[int]*polisParticipant{}, votes: map[polisCell]polisVote{},
	}
	r.size(files.all()...)
	for _, step := range []func() error{p.readSummary, p.readComments, p.readVotes, p.readParticipants} {
		if err := step(); err != nil {
			return err
		}
	}
	if r.report.Total > 0 {
		return nil
	}
	p.emit()
	p.tell()
	return nil
}

// polis is an export as far as it is read.
type polis struct {
	*reading
	files        polisFiles
	summary      map[string]polisValue
	comments     map[int]*polisComment
	participants map[int]*polisParticipant
	votes        map[polisCell]polisVote

	superseded, blank, differing int
}

type polisValue struct {
	text string
	at   Place
}

type polisComment struct {
	at              Place
	text            string
	author          int // -1 when the file does not say
	moderated       string
	agree, disagree int // as the file tallies them; -1 when it does not
	attributes      graph.Attributes
}

type polisParticipant struct {
	at         Place
	group      string
	attributes graph.Attributes
}

type polisCell struct{ participant, comment int }

type polisVote struct {
	stance     int
	time       int64 // milliseconds since 1970
	at         Place
	attributes graph.Attributes
}

// readSummary reads rows of a key and a value; the file has no heading.
func (p *polis) readSummary() error {
	if p.files.summary == "" {
		return nil
	}
	file, err := p.open(p.files.summary)
	if err != nil {
		return err
	}
	defer file.Close()
	rows := csv.NewReader(file)
	rows.FieldsPerRecord = -1
	for {
		row, err := rows.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return p.knowsConversation()
		case errors.As(err, &wrong):
			p.problem(Place{p.files.summary, wrong.StartLine}, "", "the quotes in this row do not pair up; the file may be cut off or damaged: export it again")
			return p.report.Err()
		case err != nil:
			return err
		}
		line, _ := rows.FieldPos(0)
		at := Place{p.files.summary, line}
		if len(row) != 2 {
			p.problem(at, "", "the row has %d cells; a key and a value are wanted", len(row))
			continue
		}
		if !utf8.ValidString(row[0]) || !utf8.ValidString(row[1]) {
			p.problem(at, quote(row[0]), "the text is not valid UTF-8; export the file as UTF-8")
			continue
		}
		p.summary[strings.TrimSpace(row[0])] = polisValue{strings.TrimSpace(row[1]), at}
	}
}

func (p *polis) knowsConversation() error {
	if _, is := p.summary["topic"]; !is {
		p.problem(Place{File: p.files.summary}, "topic", "no row begins with topic; this is not the summary of a Polis conversation")
	}
	return p.report.Err()
}

func (p *polis) readComments() error {
	known := func(column string) bool {
		return slices.Contains([]string{
			"timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body",
		}, column)
	}
	return p.rows(p.files.comments, []string{"comment-id", "comment-body"}, func(t *table) {
		id, ok := p.id(t, "comment-id")
		if !ok {
			return
		}
		if other := p.comments[id]; other != nil {
			p.problem(t.at(), "comment-id", "the statement %d stands in line %d too", id, other.at.Line)
			return
		}
		c := &polisComment{at: t.at(), text: strings.Clone(t.cell("comment-body")), author: -1, agree: -1, disagree: -1}
		c.moderated = p.moderation(t)
		c.attributes = graph.Attributes{PolisCommentID: strconv.Itoa(id)}
		for _, column := range []string{"timestamp", "moderated", "author-id"} {
			if value := strings.TrimSpace(t.cell(column)); value != "" {
				c.attributes[polisPrefix+column] = strings.Clone(value)
			}
		}
		t.others(known, func(column, value string) { c.attributes[polisPrefix+column] = strings.Clone(value) })
		for column, into := range map[string]*int{"author-id": &c.author, "agrees": &c.agree, "disagrees": &c.disagree} {
			if n, err := strconv.Atoi(strings.TrimSpace(t.cell(column))); err == nil {
				*into = n
			}
		}
		p.comments[id] = c
	})
}

func (p *polis) moderation(t *table) string {
	switch m := strings.TrimSpace(t.cell("moderated")); m {
	case "", "1", "0", "-1":
		return strings.Clone(m)
	default:
		p.problem(t.at(), "moderated", "%q is not -1 (rejected), 0 (not yet looked at) or 1 (accepted)", quote(m))
		return ""
	}
}

func (p *polis) readVotes() error {
	known := func(column string) bool {
		return slices.Contains([]string{"timestamp", "datetime", "comment-id", "voter-id", "vote"}, column)
	}
	return p.rows(p.files.votes, []string{"timestamp", "comment-id", "voter-id", "vote"}, func(t *table) {
		comment, ok := p.id(t, "comment-id")
		voter, also := p.id(t, "voter-id")
		if !ok || !also {
			return
		}
		if p.comments[comment] == nil {
			p.problem(t.at(), "comment-id", "%s has no statement %d; the files may be of two exports", p.files.comments, comment)
			return
		}
		if p.participants[voter] == nil {
			p.participants[voter] = &polisParticipant{at: t.at(), attributes: graph.Attributes{}}
		}
		v := polisVote{at: t.at()}
		switch vote := strings.TrimSpace(t.cell("vote")); vote {
		case "":
			p.blank++
			return
		case "1", "0", "-1":
			v.stance, _ = strconv.Atoi(vote)
		default:
			p.problem(t.at(), "vote", "%q is not 1 (agree), 0 (pass) or -1 (disagree)", quote(vote))
			return
		}
		if v.time, ok = p.time(t); !ok {
			return
		}
		t.others(known, func(column, value string) {
			if v.attributes == nil {
				v.attributes = graph.Attributes{}
			}
			v.attributes[polisPrefix+column] = strings.Clone(value)
		})
		cell := polisCell{voter, comment}
		earlier, repeated := p.votes[cell]
		if repeated {
			p.superseded++
		}
		if !repeated || v.time >= earlier.time {
			p.votes[cell] = v
		}
	})
}

// lastMillisecond is the end of the year 9999.
const lastMillisecond = 253_402_300_799_999

func (p *polis) time(t *table) (int64, bool) {
	ms, err := strconv.ParseInt(strings.TrimSpace(t.cell("timestamp")), 10, 64)
	if err != nil || ms < 0 || ms > lastMillisecond {
		p.problem(t.at(), "timestamp", "%q is not a time in milliseconds since 1970", quote(t.cell("timestamp")))
		return 0, false
	}
	return ms, true
}

// readParticipants reads the matrix of votes: for the groups, and for those who never voted.
func (p *polis) readParticipants() error {
	if p.files.participants == "" {
		return nil
	}
	known := func(column string) bool {
		if _, err := strconv.Atoi(column); err == nil {
			return true
		}
		return slices.Contains([]string{"participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"}, column)
	}
	seen := map[int]int{}
	return p.rows(p.files.participants, []string{"participant"}, func(t *table) {
		id, ok := p.id(t, "participant")
		if !ok {
			return
		}
		if line, twice := seen[id]; twice {
			p.problem(t.at(), "participant", "the participant %d stands in line %d too", id, line)
			return
		}
		seen[id] = t.line
		attributes := graph.Attributes{}
		t.others(known, func(column, value string) { attributes[polisPrefix+column] = strings.Clone(value) })
		p.participants[id] = &polisParticipant{
			at: t.at(), group: strings.Clone(strings.TrimSpace(t.cell("group-id"))), attributes: attributes,
		}
		p.compare(t, id)
	})
}

// compare counts the cells of the matrix that are not what the votes say.
func (p *polis) compare(t *table, participant int) {
	for i, column := range t.heading {
		comment, err := strconv.Atoi(column)
		if err != nil {
			continue
		}
		vote, voted := p.votes[polisCell{participant, comment}]
		cell := strings.TrimSpace(t.row[i])
		if voted && cell != strconv.Itoa(vote.stance) || !voted && cell != "" {
			p.differing++
		}
	}
}

// id reads a number of the export's own.
func (p *polis) id(t *table, column string) (int, bool) {
	id, err := strconv.Atoi(strings.TrimSpace(t.cell(column)))
	if err != nil || id < 0 {
		p.problem(t.at(), column, "%q is not a number such as 0 or 17", quote(t.cell(column)))
		return 0, false
	}
	return id, true
}

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
