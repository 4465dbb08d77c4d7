package server

import (
	"errors"
	"net/http"
	"strings"

	"raakvlak/graph"
)

var (
	errUnauthorized   = errors.New(reasonUnauthorized)
	errTooManySockets = errors.New(reasonTooManySockets)
)

// identity knows who is calling: by bearer token, or by the session that a sign-in code was exchanged for.
type identity struct {
	tokens   *Tokens
	codes    codes
	sessions *sessions
	attempts *attempts
	accounts *accounts
}

func newIdentity(tokens *Tokens, accounts *accounts, secure bool) *identity {
	return &identity{
		tokens: tokens, sessions: newSessions(accounts.clock, secure), accounts: accounts,
		attempts: newAttempts(accounts.rates.SignIns, accounts.clock),
	}
}

// of returns who sent the request, or nobody if it brought neither token nor, where cookies count, a session. A token
// that is not known is refused even beside a good cookie.
func (i *identity) of(r *http.Request, cookies bool) (*caller, *refusal) {
	if header := r.Header.Get("Authorization"); header != "" {
		if c := i.bearer(header); c != nil {
			return c, nil
		}
		return nil, unauthenticated("the token is not known here")
	}
	if !cookies {
		return nil, nil
	}
	return i.session(r), nil
}

// require is of, but refuses a request from nobody.
func (i *identity) require(r *http.Request, cookies bool) (*caller, *refusal) {
	c, no := i.of(r, cookies)
	if c == nil && no == nil {
		no = unauthenticated(reasonUnauthorized)
	}
	return c, no
}

func unauthenticated(message string) *refusal {
	return &refusal{status: http.StatusUnauthorized, code: codeUnauthenticated, message: message}
}

// bearer returns whose token the Authorization header holds, or nobody.
func (i *identity) bearer(header string) *caller {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	token = strings.TrimSpace(token)
	who, ok := i.tokens.Principal(token)
	if !ok {
		return nil
	}
	hash := hashOf(token)
	return i.caller(who, func() bool {
		still, ok := i.tokens.byHash(hash)
		return ok && still == who
	})
}

// session returns whose session the cookie is of, or nobody.
func (i *identity) session(r *http.Request) *caller {
	cookie, err := r.Cookie(i.sessions.name())
	if err != nil {
		return nil
	}
	who := i.sessions.principal(cookie.Value)
	if who == "" {
		return nil
	}
	return i.caller(who, func() bool { return i.sessions.principal(cookie.Value) == who })
}

func (i *identity) caller(who graph.PrincipalID, recheck func() bool) *caller {
	return &caller{principal: who, account: i.accounts.of(who), recheck: recheck}
}
