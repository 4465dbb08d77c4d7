package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// refusal is an answer to a request that was not carried out. Its message is fixed text: nothing that was sent is
// quoted.
type refusal struct {
	status  int
	code    string
	message string
	allow   string // the methods to name, for 405
}

// readBody returns the body of a request in JSON, or why it is refused.
func readBody(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, *refusal) {
	if refused := checkContentType(r); refused != nil {
		return nil, refused
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &refusal{status: http.StatusRequestEntityTooLarge, code: codeTooLarge, message: "the body is too large"}
	case err != nil:
		return nil, &refusal{status: http.StatusBadRequest, code: codeBadInput, message: "the body ended too soon"}
	}
	if err := checkJSON(body, MaxNesting); err != nil {
		return nil, &refusal{status: http.StatusBadRequest, code: codeBadInput, message: err.Error()}
	}
	return body, nil
}

func checkContentType(r *http.Request) *refusal {
	refused := &refusal{
		status: http.StatusUnsupportedMediaType, code: codeBadInput,
		message: "the body must be application/json in UTF-8, without a content encoding",
	}
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != mediaJSON || r.Header.Get("Content-Encoding") != "" {
		return refused
	}
	if charset, given := parameters["charset"]; given && !strings.EqualFold(charset, "utf-8") {
		return refused
	}
	return nil
}

var errNoRequest = &refusal{
	status: http.StatusBadRequest, code: codeBadInput,
	message: "a GraphQL request is an object with the text of query, and may have operationName, variables and extensions",
}

// parametersOf reads a GraphQL request from JSON that was checked.
func parametersOf(body []byte) (*graphql.RawParams, *refusal) {
	params := &graphql.RawParams{}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if !bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("{")) || decoder.Decode(params) != nil {
		return nil, errNoRequest
	}
	return params, checkQuery(params)
}

func checkQuery(params *graphql.RawParams) *refusal {
	if params.Query != "" {
		return nil
	}
	if _, persisted := params.Extensions["persistedQuery"]; persisted {
		return &refusal{status: http.StatusOK, code: codePersistedNotFound, message: "PersistedQueryNotFound"}
	}
	return errNoRequest
}
