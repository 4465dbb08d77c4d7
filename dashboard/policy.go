package dashboard

// Policy is the Content-Security-Policy under which every file works except those of GraphiQL: nothing inline, nothing
// from elsewhere, no frame, and no text that becomes markup or script.
const Policy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; " +
	"img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
	"require-trusted-types-for 'script'; trusted-types 'none'"

// GraphiQLPolicy is the Content-Security-Policy that the files under graphiql/ need, scripts of workers included. It
// is wider than [Policy] in three things: Monaco writes style elements for its theme and its measures, GraphiQL's style
// sheet carries its fonts as data, and neither editor nor documentation panel knows Trusted Types throughout. Scripts
// and workers still come from this server alone.
const GraphiQLPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"font-src 'self' data:; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
	"form-action 'self'"
