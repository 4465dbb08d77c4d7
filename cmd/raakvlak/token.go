package main

import (
	"cmp"
	"strings"
	"time"

	"raakvlak/graph"
	"raakvlak/server"
)

// tokenCommand looks after the bearer tokens of clients.
type tokenCommand struct {
	Create tokenCreate `cmd:"" default:"withargs" help:"Make a token and print it, once."`
	List   tokenList   `cmd:"" help:"List the tokens: what tells them apart, whose, since when, what for."`
	Revoke tokenRevoke `cmd:"" help:"Withdraw a token. A running server refuses it from now on."`
}

// tokenCreate makes a token.
type tokenCreate struct {
	For   string `default:"owner" placeholder:"PRINCIPAL" help:"Whom the token signs in: the principal of a member. [${default}]"`
	Label string `placeholder:"TEXT" help:"What it is for, for the list."`
}

// Run makes the token. Only a hash of it is kept, so what is printed is all there will ever be.
func (c *tokenCreate) Run(p *program) error {
	tokens, err := p.tokens()
	if err != nil {
		return err
	}
	if strings.TrimSpace(c.For) == "" {
		return graph.Errorf(graph.CodeInvalid, "--for is empty; name the principal whom the token is to sign in")
	}
	token, err := tokens.Make(graph.PrincipalID(c.For), c.Label, p.clock())
	if err != nil {
		return spoken(err)
	}
	p.say("The token is shown this once. Clients send it as: Authorization: Bearer TOKEN")
	return p.print("%s", token)
}

// tokenList lists the tokens.
type tokenList struct{}

// Run prints a line for each token, the oldest first.
func (*tokenList) Run(p *program) error {
	tokens, err := p.tokens()
	if err != nil {
		return err
	}
	known, err := tokens.List()
	if err != nil {
		return spoken(err)
	}
	for _, t := range known {
		if err := p.print("%s\t%s\t%s\t%s", t.ID, t.Made.UTC().Format(time.RFC3339), t.Principal, t.Label); err != nil {
			return err
		}
	}
	return nil
}

// tokenRevoke withdraws a token.
type tokenRevoke struct {
	ID string `arg:"" help:"What tells the token apart, as the list says."`
}

// Run withdraws the token.
func (c *tokenRevoke) Run(p *program) error {
	tokens, err := p.tokens()
	if err != nil {
		return err
	}
	switch found, err := tokens.Revoke(c.ID); {
	case err != nil:
		return spoken(err)
	case !found:
		return graph.Errorf(graph.CodeNotFound, "no token is called %q; raakvlak token list tells them", c.ID)
	}
	return p.print("%s is withdrawn", c.ID)
}

// tokens opens the file of tokens that goes with the store.
func (p *program) tokens() (*server.Tokens, error) {
	tokens, err := server.OpenTokens(cmp.Or(p.line.Tokens, p.line.Store.tokens()))
	return tokens, spoken(err)
}

// tokens returns the path of the file of tokens beside the store: for a Neo4j, in the current folder.
func (t target) tokens() string { return cmp.Or(t.path, "raakvlak") + ".tokens" }

// spoken returns an error of the tokens' file, which speaks to the operator, as one to be shown.
func spoken(err error) error {
	if err == nil {
		return nil
	}
	return &graph.Error{Code: graph.CodeUnavailable, Message: err.Error(), Cause: err}
}
