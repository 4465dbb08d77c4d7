package plain

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// NewInterest asks for an interest to be created.
type NewInterest struct {
	Holder           string `json:"holder"`
	Text             string `json:"text"`
	Topic            string `json:"topic"`
	Stance           int64  `json:"stance"`
	ClientMutationID string `json:"clientMutationId"`
}

// errNowhere says that the holder or the topic is not there.
var errNowhere = errors.New("no such holder or topic")

// remembered is how long a key is.
const remembered = 30 * 24 * time.Hour

// creator returns what creates interests by the statement.
func (s *Service) creator(statement string) func(context.Context, NewInterest) (any, error) {
	return func(ctx context.Context, ask NewInterest) (any, error) { return s.create(ctx, statement, ask) }
}

func (s *Service) create(ctx context.Context, statement string, ask NewInterest) (any, error) {
	now := time.Now().UTC().Truncate(time.Millisecond)
	id, revision := "int_"+rand.Text(), rand.Text()
	interest := map[string]any{
		"id": id, "map": "plain", "version": revision, "number": now.UnixNano(), "sequence": now.UnixNano(), "createdAt": now,
		"createdBy": "owner", "updatedAt": now, "updatedBy": "owner", "author": "owner", "origin": "ASSUMED", "confidence": 1.0,
		"statedAt": now, "audience": "STEWARDS", "text": ask.Text,
	}
	event, err := eventOf(id, revision, interest)
	if err != nil {
		return nil, err
	}
	made := false
	err = s.rows(ctx, neo4j.AccessModeWrite, statement, map[string]any{
		"holder": ask.Holder, "topic": ask.Topic, "stance": ask.Stance, "interest": interest, "event": event,
		"key": map[string]any{
			"map": "plain", "key": digest(ask.ClientMutationID), "number": now.UnixNano(), "revision": revision,
			"inputHash": digest(ask.Text), "result": []byte(`{"revision":"` + revision + `","ids":["` + id + `"]}`), "expires": now.Add(remembered),
		},
	}, func([]any) { made = true })
	if err == nil && !made {
		err = errNowhere
	}
	return payload(id, revision), err
}

// eventOf returns the properties of the node that says what happened, as a feed and an audit need it.
func eventOf(id, revision string, interest map[string]any) (map[string]any, error) {
	content, err := json.Marshal(interest)
	if err != nil {
		return nil, err
	}
	return map[string]any{
		"map": "plain", "number": interest["number"], "revision": revision, "principal": "owner", "at": interest["createdAt"],
		"previous": digest(id), "hash": digest(revision),
		"entities": []string{id}, "kinds": []string{"Interest"}, "contents": []string{string(content)},
		"salts": []string{rand.Text()}, "hashes": []string{digest(string(content))},
	}, nil
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

type created struct {
	CreateInterest struct {
		Interest struct {
			ID string `json:"id"`
		} `json:"interest"`
		Revision   string   `json:"revision"`
		UserErrors []string `json:"userErrors"`
	} `json:"createInterest"`
}

func payload(id, revision string) created {
	var c created
	c.CreateInterest.Interest.ID = id
	c.CreateInterest.Revision = revision
	c.CreateInterest.UserErrors = []string{}
	return c
}
