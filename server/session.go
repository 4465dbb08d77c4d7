package server

import (
	"encoding/json"
	"net/http"
	"time"
)

// maxSignIn is the bytes of a request to sign in.
const maxSignIn = 4 << 10

// signIn exchanges a sign-in code, sent as {"code": …}, for the session's cookie.
func (i *identity) signIn(w http.ResponseWriter, r *http.Request) {
	if !i.attempts.allow(addressOf(r)) {
		writeRefused(w, mediaJSON, refusedResponse(rateLimited("too many attempts to sign in", time.Minute)))
		return
	}
	body, no := readBody(w, r, maxSignIn)
	if no != nil {
		refuse(w, mediaJSON, no)
		return
	}
	var given struct {
		Code string `json:"code"`
	}
	if json.Unmarshal(body, &given) != nil || given.Code == "" {
		refuse(w, mediaJSON, &refusal{status: http.StatusBadRequest, code: codeBadInput, message: "the body is an object with a code"})
		return
	}
	who, ok := i.codes.use(given.Code)
	if !ok {
		refuse(w, mediaJSON, unauthenticated("the code is not known here, or was used already"))
		return
	}
	ctx, err := i.sessions.Load(r.Context(), "")
	if err == nil {
		i.sessions.Put(ctx, sessionPrincipal, string(who))
		var token string
		var expiry time.Time
		if token, expiry, err = i.sessions.Commit(ctx); err == nil {
			i.sessions.WriteSessionCookie(ctx, w, token, expiry)
		}
	}
	if err != nil {
		refuse(w, mediaJSON, &refusal{status: http.StatusInternalServerError, code: codeInternal, message: internalMessage})
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}

// signOut ends the session of the cookie, if there is one.
func (i *identity) signOut(w http.ResponseWriter, r *http.Request) {
	if cookie, err := r.Cookie(i.sessions.Cookie.Name); err == nil {
		if ctx, err := i.sessions.Load(r.Context(), cookie.Value); err == nil {
			// The store is memory: it has nothing to fail with, and the cookie goes in any case.
			_ = i.sessions.Destroy(ctx)
			i.sessions.WriteSessionCookie(ctx, w, "", time.Time{})
		}
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}
