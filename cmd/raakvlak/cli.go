package main

import (
	"context"
	"log/slog"
	"strings"

	"github.com/alecthomas/kong"

	"raakvlak/graph/exchange"
)

// commandLine is everything that can be said on the command line.
type commandLine struct {
	Store             target          `default:"${store}" placeholder:"STORE" env:"RAAKVLAK_STORE" help:"Where the maps are: sqlite:PATH, bolt://HOST for one Neo4j server, neo4j://HOST for a cluster. Encrypted: bolt+s, neo4j+s. [${default}]"`
	Neo4jDatabase     string          `name:"neo4j-database" default:"neo4j" placeholder:"NAME" env:"RAAKVLAK_NEO4J_DATABASE" help:"Database within Neo4j. User and password: RAAKVLAK_NEO4J_USER and RAAKVLAK_NEO4J_PASSWORD. [${default}]"`
	Neo4jPasswordFile string          `name:"neo4j-password-file" placeholder:"FILE" env:"RAAKVLAK_NEO4J_PASSWORD_FILE" help:"File that holds Neo4j's password, instead of RAAKVLAK_NEO4J_PASSWORD."`
	Tokens            string          `placeholder:"FILE" env:"RAAKVLAK_TOKENS" help:"File of the hashes of tokens, by default the store's name with .tokens after it."`
	Instruments       string          `placeholder:"FOLDER" env:"RAAKVLAK_INSTRUMENTS" help:"Folder of further instruments for scans to answer, one YAML file each. Servers of the same maps are given the same ones."`
	LogLevel          string          `default:"info" enum:"debug,info,warn,error" placeholder:"LEVEL" env:"RAAKVLAK_LOG_LEVEL" help:"Least important messages to show: debug, info, warn or error. [${default}]"`
	Config            kong.ConfigFlag `placeholder:"FILE" help:"JSON file with values for flags, by their names."`

	Serve      serveCommand      `cmd:"" help:"Serve the maps: GraphQL, live updates and the pages."`
	Seed       seedCommand       `cmd:"" help:"Put the example maps into the store."`
	Import     importCommand     `cmd:"" help:"Read a file into a new map, or into one that is there."`
	Export     exportCommand     `cmd:"" help:"Write a map to a file."`
	Query      queryCommand      `cmd:"" help:"Answer a GraphQL document without a server, as JSON."`
	Report     reportCommand     `cmd:"" help:"Draft a document of a collaboration: a startnota, an agreement, a project sheet."`
	Instrument instrumentCommand `cmd:"" help:"List the instruments that scans may answer, or check files of new ones."`
	Token      tokenCommand      `cmd:"" help:"Make, list and revoke the tokens that clients of a server sign in with."`
	Backup     backupCommand     `cmd:"" help:"Copy all maps of an SQLite store to a new file."`
	Restore    restoreCommand    `cmd:"" help:"Make a new SQLite store of a backup, after checking it."`
	Check      checkCommand      `cmd:"" help:"Look for damage in the store."`
	Version    versionCommand    `cmd:"" help:"Tell which version this is."`
}

// parse returns what the arguments ask for, ready to be done.
func (p *program) parse(args []string) (func(context.Context) error, error) {
	parser, err := kong.New(&p.line,
		kong.Name("raakvlak"),
		kong.Description("Maps who has a stake in a challenge, what each wants, and where that touches."),
		kong.Writers(p.out, p.err),
		kong.Configuration(configuration, configurationFiles()...),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Vars{
			"store":     defaultStore,
			"documents": documentNames(),
			"readable":  formatNames(exchange.Format.CanRead),
			"writable":  formatNames(exchange.Format.CanWrite),
		},
	)
	if err != nil {
		return nil, usageError{err}
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		return nil, usageError{err}
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(p.line.LogLevel)); err != nil {
		return nil, usageError{err}
	}
	p.log = slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: level}))
	return func(ctx context.Context) error {
		parsed.BindTo(ctx, (*context.Context)(nil))
		return parsed.Run(p)
	}, nil
}

// formatNames lists the formats for which can is true, as kong wants the values of an enumeration.
func formatNames(can func(exchange.Format) bool) string {
	var names []string
	for _, f := range exchange.Formats() {
		if can(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ",")
}
