package server

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// refuse writes a refusal in the media type.
func refuse(w http.ResponseWriter, media string, no *refusal) {
	if no.allow != "" {
		w.Header().Set("Allow", no.allow)
	}
	writeErrors(w, media, no.status, gqlerror.List{coded(no.code, "%s", no.message)})
}

// writeErrors writes an answer that has errors and, because nothing ran, no data.
func writeErrors(w http.ResponseWriter, media string, status int, errs gqlerror.List) {
	body, err := json.Marshal(map[string]any{"errors": errs})
	if err != nil {
		body = []byte(`{"errors":[{"message":"` + internalMessage + `"}]}`)
	}
	writeBody(w, media, status, body)
}

func writeBody(w http.ResponseWriter, media string, status int, body []byte) {
	w.Header().Set("Content-Type", media+"; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // Nobody is there to be told when the connection is gone.
}

// writeRefused writes the answer to an operation that was refused before it ran.
func writeRefused(w http.ResponseWriter, media string, response *graphql.Response) {
	status := refusedStatus(media, response.Errors)
	if retry := retryAfter(response.Errors); retry > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(retry))
	}
	writeErrors(w, media, status, response.Errors)
}

// refusedStatus returns the status of an operation that did not run. With application/json a document that does not
// parse, validate or fit its limits is answered with 200: that is what clients of that media type have always got, and
// what the appendix of GraphQL over HTTP asks for. Everything else about the two media types is the same.
func refusedStatus(media string, errs gqlerror.List) int {
	for _, err := range errs {
		switch codeOf(err) {
		case codeRateLimited:
			return http.StatusTooManyRequests
		case codeInternal:
			return http.StatusInternalServerError
		}
	}
	if media == mediaJSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

func retryAfter(errs gqlerror.List) int {
	for _, err := range errs {
		if seconds, ok := err.Extensions[extensionRetry].(int); ok {
			return seconds
		}
	}
	return 0
}

// writeResponse writes the answer to an operation that ran. The data is JSON already and goes out as it is.
func writeResponse(w http.ResponseWriter, media string, response *graphql.Response) {
	body := make([]byte, 0, len(response.Data)+512)
	body = append(body, '{')
	if len(response.Errors) > 0 {
		body = appendMember(body, "errors", response.Errors)
		body = append(body, ',')
	}
	body = append(body, `"data":`...)
	body = append(body, response.Data...)
	if len(response.Extensions) > 0 {
		body = append(body, ',')
		body = appendMember(body, "extensions", response.Extensions)
	}
	body = append(body, '}')
	writeBody(w, media, http.StatusOK, body)
}

func appendMember(body []byte, name string, value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		text = []byte("null")
	}
	body = append(body, '"')
	body = append(body, name...)
	body = append(body, `":`...)
	return append(body, text...)
}

// writeStanding tells what the account may still spend.
func writeStanding(w http.ResponseWriter, a *account) {
	s := a.standing()
	if s.Limit < 0 {
		return
	}
	h := w.Header()
	h.Set("X-Ratelimit-Limit", strconv.Itoa(s.Limit))
	h.Set("X-Ratelimit-Remaining", strconv.Itoa(s.Remaining))
	h.Set("X-Ratelimit-Used", strconv.Itoa(s.Used))
	h.Set("X-Ratelimit-Reset", strconv.FormatInt(s.Reset.Unix(), 10))
	h.Set("X-Ratelimit-Resource", "points")
}

// refusedResponse is the answer to a request that was refused with the error.
func refusedResponse(err *gqlerror.Error) *graphql.Response {
	return &graphql.Response{Errors: gqlerror.List{err}}
}
