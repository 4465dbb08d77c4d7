package instrument

import "fmt"

// mostProblems is how many mistakes of one file are listed.
const mostProblems = 100

// Problem is one mistake in a file.
type Problem struct {
	File    string
	Line    int    // from 1; 0 when it is about the whole file
	Key     string // the path of the key at fault, such as domains.0.questions.2.scale; "" when it is about the whole file
	Message string // what is wrong, and the mend
}

// String returns the mistake in one line: "buurt.yaml line 12, domains.0.questions.2.scale: …".
func (p Problem) String() string {
	out := p.File
	if p.Line > 0 {
		out += fmt.Sprintf(" line %d", p.Line)
	}
	if p.Key != "" {
		out += ", " + p.Key
	}
	return out + ": " + p.Message
}
