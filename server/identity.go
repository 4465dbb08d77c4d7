package server

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/alexedwards/scs/v2/memstore"

	"raakvlak/graph"
)

var (
	errUnauthorized   = errors.New(reasonUnauthorized)
	errTooManySockets = errors.New(reasonTooManySockets)
)

// sessionTime is how long a session lasts.
const sessionTime = 8 * time.Hour

const sessionPrincipal = "principal"

// identity knows who is calling: by bearer token, or by the session that a sign-in code was exchanged for.
type identity struct {
	tokens   *Tokens
	codes    codes
	sessions *scs.SessionManager
	attempts *attempts
	accounts *accounts
}

func newIdentity(tokens *Tokens, accounts *accounts, secure bool) *identity {
	sessions := scs.New()
	sessions.Lifetime = sessionTime
	sessions.HashTokenInStore = true
	sessions.Cookie = scs.SessionCookie{
		Name: "raakvlak", Path: "/", HttpOnly: true, Persist: true, SameSite: http.SameSiteStrictMode, Secure: secure,
	}
	if secure {
		sessions.Cookie.Name = "__Host-raakvlak"
	}
	return &identity{
		tokens: tokens, sessions: sessions, accounts: accounts,
		attempts: newAttempts(accounts.rates.SignIns, accounts.clock),
	}
}

// close ends what looks for expired sessions.
func (i *identity) close() {
	if store, ok := i.sessions.Store.(*memstore.MemStore); ok {
		store.StopCleanup()
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

func (i *identity) session(r *http.Request) *caller {
	cookie, err := r.Cookie(i.sessions.Cookie.Name)
	if err != nil {
		return nil
	}
	who := i.signedIn(r.Context(), cookie.Value)
	if who == "" {
		return nil
	}
	return i.caller(who, func() bool { return i.signedIn(context.Background(), cookie.Value) == who })
}

// signedIn returns the principal of the session, or none when it has ended.
func (i *identity) signedIn(ctx context.Context, token string) graph.PrincipalID {
	ctx, err := i.sessions.Load(ctx, token)
	if err != nil {
		return ""
	}
	return graph.PrincipalID(i.sessions.GetString(ctx, sessionPrincipal))
}

func (i *identity) caller(who graph.PrincipalID, recheck func() bool) *caller {
	return &caller{principal: who, account: i.accounts.of(who), recheck: recheck}
}
