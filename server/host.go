package server

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
)

// withHosts refuses requests that name a host other than those given: a page elsewhere whose name was made to point
// here names its own. The port does not matter; probes of health come by address and are let through.
func withHosts(hosts []string, next http.Handler) http.Handler {
	allowed := map[string]bool{}
	for _, host := range hosts {
		allowed[hostName(host)] = true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !allowed[hostName(r.Host)] && !isProbe(r) {
			refuse(w, mediaJSON, &refusal{
				status: http.StatusMisdirectedRequest, code: codeForbidden, message: "this server does not answer to that host",
			})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func isProbe(r *http.Request) bool { return r.URL.Path == pathHealth || r.URL.Path == pathReady }

// hostName returns the host without its port, in lower case and without the dot or brackets that change nothing.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(strings.TrimSuffix(host, "."), "[]"))
}

// isLoopback reports whether only this machine reaches the host.
func isLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	address, err := netip.ParseAddr(host)
	return err == nil && address.IsLoopback()
}
