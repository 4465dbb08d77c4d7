package plain

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Service answers requests over HTTP. Each path takes a JSON object by POST and answers what the GraphQL operation of
// the same name answers, {"data": …}.
type Service struct {
	driver neo4j.DriverWithContext
	texts  map[string]string
	mux    *http.ServeMux
}

// NewService returns a service on the copy in the driver's database.
func NewService(driver neo4j.DriverWithContext) *Service {
	s := &Service{driver: driver, texts: map[string]string{}, mux: http.NewServeMux()}
	for _, name := range []string{"stakeholder", "interests", "page", "alignment", "mutual", "create", "createInOrder"} {
		s.texts[name] = statement(name)
	}
	handle(s, "/stakeholder", s.stakeholder)
	handle(s, "/interests", s.interests)
	handle(s, "/page", s.page)
	handle(s, "/alignment", s.alignment)
	handle(s, "/mutual", s.mutual)
	handle(s, "/create", s.creator("create"))
	handle(s, "/create-in-order", s.creator("createInOrder"))
	return s
}

// ServeHTTP implements [http.Handler].
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// answered is what stands around every answer.
type answered struct {
	Data any `json:"data"`
}

// handle answers a path by a function of what the request asks for.
func handle[Ask any](s *Service, path string, answer func(context.Context, Ask) (any, error)) {
	s.mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		var ask Ask
		if err := json.NewDecoder(r.Body).Decode(&ask); err != nil {
			http.Error(w, "no JSON", http.StatusBadRequest)
			return
		}
		data, err := answer(r.Context(), ask)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		text, err := json.Marshal(answered{data})
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Content-Length", strconv.Itoa(len(text)))
		// A client that is gone cannot be told so.
		_, _ = w.Write(text)
	})
}

// rows runs a statement in a transaction of its own and gives each row.
func (s *Service) rows(ctx context.Context, mode neo4j.AccessMode, name string, parameters map[string]any, row func([]any)) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: database})
	defer session.Close(ctx)
	result, err := session.Run(ctx, s.texts[name], parameters)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		row(result.Record().Values)
	}
	return result.Err()
}
