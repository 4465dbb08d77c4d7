package exchange

import (
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph"
)

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
