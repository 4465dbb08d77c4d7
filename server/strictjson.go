package server

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What is wrong with JSON that encoding/json would take, or would quote in its error.
var (
	errMalformed = errors.New("the body is not JSON in UTF-8")
	errTooDeep   = errors.New("the body nests too deep")
	errDuplicate = errors.New("an object of the body has the same key twice")
)

// checkJSON refuses text that is not exactly one JSON value in valid UTF-8, that nests deeper than depth, or that can
// be read in two ways: keys given twice, halves of a surrogate pair, NUL. It never quotes the text.
func checkJSON(text []byte, depth int) error {
	if !utf8.Valid(text) || bytes.HasPrefix(text, []byte("\ufeff")) {
		return errMalformed
	}
	// The nesting is looked at first: how deep the text nests decides what reading it costs.
	if err := checkNesting(text, depth); err != nil {
		return err
	}
	if !json.Valid(text) {
		return errMalformed
	}
	return checkKeys(text)
}

// checkText refuses text that is not valid UTF-8 or holds NUL.
func checkText(text string) error {
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return errMalformed
	}
	return nil
}

func checkNesting(text []byte, limit int) error {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i = stringEnd(text, i)
		case '{', '[':
			if depth++; depth > limit {
				return errTooDeep
			}
		case '}', ']':
			depth--
		}
	}
	return nil
}

// stringEnd returns the index of the quote that ends the string beginning at start, or the end of the text.
func stringEnd(text []byte, start int) int {
	for i := start + 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(text)
}

// checkKeys looks for keys given twice and for escapes that stand for no character. The text must be valid JSON.
func checkKeys(text []byte) error {
	var open []map[string]bool // the keys of the objects around, nil for arrays
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{':
			open = append(open, map[string]bool{})
		case '[':
			open = append(open, nil)
		case '}', ']':
			open = open[:len(open)-1]
		case '"':
			end := stringEnd(text, i)
			if !wholeCharacters(text[i+1 : end]) {
				return errMalformed
			}
			if isKey(text, end) && !addKey(open[len(open)-1], text[i:end+1]) {
				return errDuplicate
			}
			i = end
		}
	}
	return nil
}

// isKey reports whether the string that ends at end is a key: a colon follows.
func isKey(text []byte, end int) bool {
	rest := bytes.TrimLeft(text[end+1:min(end+64, len(text))], " \t\r\n")
	if len(rest) == 0 {
		rest = bytes.TrimLeft(text[end+1:], " \t\r\n")
	}
	return len(rest) > 0 && rest[0] == ':'
}

func addKey(keys map[string]bool, quoted []byte) bool {
	key := string(quoted[1 : len(quoted)-1])
	if bytes.IndexByte(quoted, '\\') >= 0 {
		// The same key may be written in several ways.
		if err := json.Unmarshal(quoted, &key); err != nil {
			return false
		}
	}
	if keys[key] {
		return false
	}
	keys[key] = true
	return true
}

// wholeCharacters reports whether every \u escape in the string stands for a character other than NUL.
func wholeCharacters(s []byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			continue
		}
		if i++; s[i] != 'u' {
			continue
		}
		r := escaped(s[i+1:])
		i += 4
		if r == 0 {
			return false
		}
		if !utf16.IsSurrogate(r) {
			continue
		}
		if rest := s[i+1:]; len(rest) < 6 || rest[0] != '\\' || rest[1] != 'u' || utf16.DecodeRune(r, escaped(rest[2:])) == utf8.RuneError {
			return false
		}
		i += 6
	}
	return true
}

// escaped returns the code unit of the four hexadecimal digits that s begins with.
func escaped(s []byte) rune {
	var unit [2]byte
	if _, err := hex.Decode(unit[:], s[:4]); err != nil {
		return 0
	}
	return rune(unit[0])<<8 | rune(unit[1])
}
