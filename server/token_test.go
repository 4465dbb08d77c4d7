package server_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"raakvlak/server"
)

func TestTokens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens")
	first, err := server.OpenTokens(path)
	if err != nil {
		t.Fatal(err)
	}
	second, err := server.OpenTokens(path)
	if err != nil {
		t.Fatal(err)
	}
	token, err := first.Make("analyst", "notebook", time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(token, "rkv_") || len(token) != len("rkv_")+43 {
		t.Errorf("token %q", token)
	}
	for name, tokens := range map[string]*server.Tokens{"the maker": first, "another program": second} {
		if who, ok := tokens.Principal(token); !ok || who != "analyst" {
			t.Errorf("%s: got %q %t, want analyst", name, who, ok)
		}
		for _, wrong := range []string{"", "rkv_", token[4:], token[:len(token)-1], token + "x"} {
			if who, ok := tokens.Principal(wrong); ok {
				t.Errorf("%s takes %q for %q", name, wrong, who)
			}
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(kept), token[4:]) {
		t.Error("the file holds the token itself")
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %o", info.Mode().Perm())
	}
	other, err := second.Make("owner", "script", time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	listed, err := first.List()
	if err != nil || len(listed) != 2 || listed[0].Principal != "analyst" || listed[1].Label != "script" || listed[0].ID == listed[1].ID {
		t.Fatalf("got %+v %v", listed, err)
	}
	if found, err := first.Revoke(listed[0].ID); !found || err != nil {
		t.Errorf("revoke: got %t %v", found, err)
	}
	if found, err := first.Revoke(listed[0].ID); found || err != nil {
		t.Errorf("revoke again: got %t %v", found, err)
	}
	for name, tokens := range map[string]*server.Tokens{"the maker": first, "another program": second} {
		if _, ok := tokens.Principal(token); ok {
			t.Errorf("%s: a withdrawn token still counts", name)
		}
		if _, ok := tokens.Principal(other); !ok {
			t.Errorf("%s: the other token counts no more", name)
		}
	}
}

func TestOpenTokensRefuses(t *testing.T) {
	readable := filepath.Join(t.TempDir(), "readable")
	if err := os.WriteFile(readable, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(t.TempDir(), "broken")
	if err := os.WriteFile(broken, []byte("{\"hash\":\"ab\",\"principal\":\"owner\"}\nnonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{readable: "0600", broken: "line 2"} {
		if _, err := server.OpenTokens(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want an error that says %q", path, err, want)
		}
	}
}

func TestBearer(t *testing.T) {
	f := mustStart(t, nil)
	client := browser(t)
	f.signIn(t, client, f.SignInCode("owner"))
	cookie := cookieOf(t, client, f)
	for _, c := range []struct {
		name, authorization, cookie string
		status                      int
	}{
		{"OK", "Bearer " + f.token, "", http.StatusOK},
		{"Lowercase", "bearer " + f.token, "", http.StatusOK},
		{"None", "", "", http.StatusUnauthorized},
		{"Cookie", "", cookie, http.StatusOK},
		{"Wrong", "Bearer rkv_wrong", "", http.StatusUnauthorized},
		{"WrongBesideCookie", "Bearer rkv_wrong", cookie, http.StatusUnauthorized},
		{"OtherScheme", "Basic " + f.token, cookie, http.StatusUnauthorized},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.do(t, http.MethodPost, "/graphql", document("{__typename}"), "Authorization", c.authorization, "Cookie", c.cookie)
			if got.status != c.status {
				t.Errorf("got %d, want %d", got.status, c.status)
			}
		})
	}
}
