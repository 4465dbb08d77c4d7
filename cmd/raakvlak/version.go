package main

import (
	"runtime"
	"runtime/debug"
)

// versionCommand tells which version this is.
type versionCommand struct{}

// Run prints the version, the revision that it was built from, and with what.
func (*versionCommand) Run(p *program) error {
	return p.print("raakvlak %s (%s %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// version returns the module's version; of a build from a work tree, the revision.
func version() string {
	info, known := debug.ReadBuildInfo()
	if !known {
		return "of unknown version"
	}
	text := info.Main.Version
	if text == "" || text == "(devel)" {
		text = "devel"
		for _, setting := range info.Settings {
			switch {
			case setting.Key == "vcs.revision":
				text += " " + setting.Value
			case setting.Key == "vcs.modified" && setting.Value == "true":
				text += " modified"
			}
		}
	}
	return text
}
