package exchange

import (
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph"
)

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
