package server

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// getParameters reads a GraphQL request from a query string, under the same rules as one from a body.
func getParameters(r *http.Request) (*graphql.RawParams, *refusal) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, &refusal{status: http.StatusBadRequest, code: codeBadInput, message: "the query string is malformed"}
	}
	for _, given := range values {
		if len(given) > 1 || checkText(given[0]) != nil {
			return nil, &refusal{status: http.StatusBadRequest, code: codeBadInput, message: "each parameter is given once, in UTF-8"}
		}
	}
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, into := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if no := decodeParameter(values.Get(name), into); no != nil {
			return nil, no
		}
	}
	return params, checkQuery(params)
}

func decodeParameter(text string, into *map[string]any) *refusal {
	if text == "" {
		return nil
	}
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	if checkJSON([]byte(text), MaxNesting) != nil || decoder.Decode(into) != nil {
		return &refusal{status: http.StatusBadRequest, code: codeBadInput, message: "variables and extensions are objects in JSON"}
	}
	return nil
}
