package server

import (
	"errors"
	"log/slog"
	"net/http"
)

// withRecovery answers a request whose handler panicked, and logs where. What was panicked with may hold anything and
// is not logged.
func withRecovery(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if err, ok := value.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(value)
			}
			log.ErrorContext(r.Context(), internalMessage,
				slog.String("request", requestIDOf(r.Context())), slog.String("path", r.URL.Path), slog.Any("at", calls()))
			refuse(w, mediaJSON, &refusal{status: http.StatusInternalServerError, code: codeInternal, message: internalMessage})
		}()
		next.ServeHTTP(w, r)
	})
}
