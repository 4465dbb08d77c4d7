package server

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of answers to GraphQL requests.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
	mediaEvents  = "text/event-stream"
)

// negotiate returns the media type to answer with: of those that the Accept headers take, the one of the highest
// quality, and of equal ones the one named first. No header, and a wildcard, take JSON. Events are answered only where
// they are offered and named.
func negotiate(r *http.Request, events bool) (media string, ok bool) {
	header := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(header) == "" {
		return mediaJSON, true
	}
	best, refused := 0.0, map[string]bool{}
	ranges := acceptRanges(header)
	for _, a := range ranges {
		if a.quality == 0 {
			refused[a.media] = true
		}
	}
	for _, a := range ranges {
		candidate := answerFor(a.media, events, refused)
		if candidate != "" && a.quality > best {
			media, best = candidate, a.quality
		}
	}
	return media, best > 0
}

// answerFor returns the media type to answer a range with, or nothing.
func answerFor(accepted string, events bool, refused map[string]bool) string {
	switch accepted {
	case mediaGraphQL, mediaJSON:
		return accepted
	case mediaEvents:
		if events {
			return mediaEvents
		}
	case "*/*", "application/*":
		for _, media := range []string{mediaJSON, mediaGraphQL} {
			if !refused[media] {
				return media
			}
		}
	}
	return ""
}

type acceptRange struct {
	media   string
	quality float64
}

// acceptRanges parses what an Accept header lists. What is not well formed is left out.
func acceptRanges(header string) []acceptRange {
	var ranges []acceptRange
	for part := range strings.SplitSeq(header, ",") {
		media, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if charset, given := parameters["charset"]; given && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		quality := 1.0
		if q, given := parameters["q"]; given {
			if quality, err = strconv.ParseFloat(q, 64); err != nil || quality < 0 || quality > 1 {
				continue
			}
		}
		ranges = append(ranges, acceptRange{media: media, quality: quality})
	}
	return ranges
}
