package server_test

import (
	"net/http"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/server"
)

func TestCrossOrigin(t *testing.T) {
	f := mustStart(t, func(o *server.Options) { o.Origins = []string{"https://maps.example"} })
	client := browser(t)
	f.signIn(t, client, f.SignInCode("owner"))
	cookie := cookieOf(t, client, f)
	host := strings.TrimPrefix(f.address, "http://")
	for _, c := range []struct {
		name, method, path string
		headers            []string
		status             int
		allowed            string
	}{
		{"Same", "POST", "/graphql", []string{"Origin", f.address, "Sec-Fetch-Site", "same-origin"}, 200, ""},
		{"NoBrowser", "POST", "/graphql", nil, 200, ""},
		{"Foreign", "POST", "/graphql", []string{"Origin", "https://evil.example"}, 403, ""},
		{"Null", "POST", "/graphql", []string{"Origin", "null"}, 403, ""},
		{"CrossSite", "POST", "/graphql", []string{"Sec-Fetch-Site", "cross-site"}, 403, ""},
		{"SameSite", "POST", "/graphql", []string{"Sec-Fetch-Site", "same-site"}, 403, ""},
		{"Listed", "POST", "/graphql", []string{"Origin", "https://maps.example", "Sec-Fetch-Site", "cross-site"}, 200, "https://maps.example"},
		{"ListedPlain", "POST", "/graphql", []string{"Origin", "http://maps.example"}, 403, ""},
		{"ListedPort", "POST", "/graphql", []string{"Origin", "https://maps.example:444"}, 403, ""},
		{"SignIn", "POST", "/session", []string{"Origin", "https://evil.example"}, 403, ""},
		{"SignOut", "DELETE", "/session", []string{"Origin", "https://evil.example"}, 403, ""},
		{"PreflightListed", "OPTIONS", "/graphql", []string{"Origin", "https://maps.example", "Access-Control-Request-Method", "POST"}, 204, "https://maps.example"},
		{"PreflightForeign", "OPTIONS", "/graphql", []string{"Origin", "https://evil.example", "Access-Control-Request-Method", "POST"}, 204, ""},
		{"Host", "POST", "/graphql", []string{"Host", "evil.example"}, 421, ""},
		{"HostWithPort", "POST", "/graphql", []string{"Host", "evil.example:8080"}, 421, ""},
		{"HostLooksAlike", "POST", "/graphql", []string{"Host", "127.0.0.1.evil.example"}, 421, ""},
		{"HostLocalhost", "POST", "/graphql", []string{"Host", "LOCALHOST:1"}, 200, ""},
		{"HostOfPage", "GET", "/", []string{"Host", "evil.example"}, 421, ""},
		{"HostOfProbe", "GET", "/healthz", []string{"Host", "10.0.0.1:8080"}, 200, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			headers := append([]string{"Host", host, "Authorization", "", "Cookie", cookie}, c.headers...)
			got := f.do(t, c.method, c.path, document("{__typename}"), headers...)
			if got.status != c.status {
				t.Errorf("got %d, want %d: %s", got.status, c.status, got.body)
			}
			if allowed := got.header.Get("Access-Control-Allow-Origin"); allowed != c.allowed {
				t.Errorf("the origin allowed is %q, want %q", allowed, c.allowed)
			}
		})
	}
}

func TestSecurityHeaders(t *testing.T) {
	f := mustStart(t, nil)
	for path, policy := range map[string]string{"/": "trusted-types 'none'", "/graphql": "trusted-types 'none'", "/graphiql/": "style-src 'self' 'unsafe-inline'", "/none": "default-src 'none'"} {
		got := f.do(t, http.MethodGet, path, "")
		for name, want := range map[string]string{
			"Content-Security-Policy":      policy,
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if !strings.Contains(got.header.Get(name), want) {
				t.Errorf("%s: %s is %q, want %q in it", path, name, got.header.Get(name), want)
			}
		}
		if got.header.Get("X-Request-Id") == "" {
			t.Errorf("%s: no request id", path)
		}
	}
}

func TestListen(t *testing.T) {
	tokens, err := server.OpenTokens(t.TempDir() + "/tokens")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		options server.Options
		refused bool
	}{
		{"Loopback", server.Options{Listen: "127.0.0.1:8080"}, false},
		{"Loopback6", server.Options{Listen: "[::1]:8080"}, false},
		{"Localhost", server.Options{Listen: "localhost:8080"}, false},
		{"NoHost", server.Options{Listen: ":8080"}, false},
		{"Everywhere", server.Options{Listen: "0.0.0.0:8080"}, true},
		{"Everywhere6", server.Options{Listen: "[::]:8080"}, true},
		{"Address", server.Options{Listen: "192.0.2.1:8080", Hosts: []string{"maps.example"}}, true},
		{"Name", server.Options{Listen: "maps.example:8080", Hosts: []string{"maps.example"}}, true},
		{"Proxy", server.Options{Listen: "0.0.0.0:8080", BehindTLSProxy: true, Hosts: []string{"maps.example"}}, false},
		{"ProxyWithoutHosts", server.Options{Listen: "0.0.0.0:8080", BehindTLSProxy: true}, true},
		{"CertificateAlone", server.Options{Listen: "127.0.0.1:8080", TLSCertificate: "a.pem"}, true},
		{"Nonsense", server.Options{Listen: "8080"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.options.Tokens = tokens
			s, err := server.NewOver(newToy(), server.EngineOptions{As: as, Present: present}, c.options)
			if (err != nil) != c.refused {
				t.Errorf("got %v, refused should be %t", err, c.refused)
			}
			if err != nil && graph.CodeOf(err) != graph.CodeInvalid {
				t.Errorf("code %s, want %s", graph.CodeOf(err), graph.CodeInvalid)
			}
			if s != nil {
				if err := s.Shutdown(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
}
