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
	http.SetCookie(w, i.sessions.begin(who))
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}

// signOut ends the session of the cookie, if there is one.
func (i *identity) signOut(w http.ResponseWriter, r *http.Request) {
	if cookie, err := r.Cookie(i.sessions.name()); err == nil {
		http.SetCookie(w, i.sessions.end(cookie.Value))
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusNoContent)
}
