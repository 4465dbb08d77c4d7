package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// textSizes are the size classes of texts, in graphemes: what a reader counts as letters.
var textSizes = map[string]int{
	"label": 100, "name": 200, "line": 500, "sentence": 1_000, "body": 8_000, "document": 200_000,
}

// multiline are the classes in which line breaks and tabs may stand.
var multiline = map[string]bool{"sentence": true, "body": true, "document": true}

// CleanText returns the text in NFC without white space around it, or a [CodeInvalid] that says what is wrong with it. The
// class, one of the text tags, says how long it may be and whether lines may break in it: label, name, line, sentence, body,
// document.
func CleanText(text, class string) (string, error) {
	if !utf8.ValidString(text) {
		return "", Errorf(CodeInvalid, "the text is not valid UTF-8")
	}
	most := textSizes[class]
	// A grapheme has at least one byte, and an honest one not hundreds: this keeps counting cheap.
	if len(text) > 64*most {
		return "", Errorf(CodeInvalid, "the text is longer than %d characters", most)
	}
	text = norm.NFC.String(text)
	for _, r := range text {
		if forbiddenRune(r) && !(multiline[class] && (r == '\n' || r == '\r' || r == '\t')) {
			return "", Errorf(CodeInvalid, "the text has a control character (U+%04X)", r)
		}
	}
	text = strings.TrimSpace(text)
	if len(text) > most && uniseg.GraphemeClusterCount(text) > most {
		return "", Errorf(CodeInvalid, "the text is longer than %d characters", most)
	}
	return text, nil
}

// forbiddenRune is true for control characters and for those that turn the direction of writing, with which a text
// can be made to look like another.
func forbiddenRune(r rune) bool {
	switch {
	case unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return true
	case r == 0x2028, r == 0x2029, r == 0xFEFF, r == utf8.RuneError:
		return true
	}
	return false
}

// SortKey returns what names are ordered and compared by: NFC and case folded.
func SortKey(name string) string {
	for i := range len(name) {
		if c := name[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return cases.Fold().String(norm.NFC.String(name))
		}
	}
	return name
}
