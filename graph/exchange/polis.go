package exchange

import (
	"strconv"
	"strings"

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

// id reads a number of the export's own.
func (p *polis) id(t *table, column string) (int, bool) {
	id, err := strconv.Atoi(strings.TrimSpace(t.cell(column)))
	if err != nil || id < 0 {
		p.problem(t.at(), column, "%q is not a number such as 0 or 17", quote(t.cell(column)))
		return 0, false
	}
	return id, true
}
