package load

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

var (
	headerLength = []byte("content-length:")
	headerCoding = []byte("transfer-encoding:")
)

// answer reads one answer and appends its body. It reads only what it needs of the headers: the length of the body, or
// that it comes in chunks. [http.ReadResponse] makes a map of them all, which costs as much as some answers do.
func answer(in *bufio.Reader, body []byte) (status int, _ []byte, err error) {
	line, err := in.ReadSlice('\n')
	if err != nil {
		return 0, body, err
	}
	if _, rest, found := bytes.Cut(line, []byte(" ")); found && bytes.HasPrefix(line, []byte("HTTP/1.1 ")) && len(rest) >= 3 {
		status, err = strconv.Atoi(string(rest[:3]))
	}
	if err != nil || status == 0 {
		return 0, body, fmt.Errorf("the answer begins with %.80q", line)
	}
	length, chunked := -1, false
	for {
		if line, err = in.ReadSlice('\n'); err != nil {
			return 0, body, err
		}
		switch {
		case len(bytes.TrimSpace(line)) == 0:
			body, err = appendBody(in, body, length, chunked)
			return status, body, err
		case hasPrefixFold(line, headerLength):
			length, err = strconv.Atoi(string(bytes.TrimSpace(line[len(headerLength):])))
		case hasPrefixFold(line, headerCoding):
			chunked = true
		}
		if err != nil {
			return 0, body, err
		}
	}
}

var errNoLength = errors.New("the answer says neither how long it is nor that it comes in chunks")

func appendBody(in *bufio.Reader, body []byte, length int, chunked bool) ([]byte, error) {
	switch {
	case chunked:
		return appendChunks(in, body)
	case length < 0:
		return body, errNoLength
	}
	start := len(body)
	body = append(body, make([]byte, length)...)
	_, err := io.ReadFull(in, body[start:])
	return body, err
}

func appendChunks(in *bufio.Reader, body []byte) ([]byte, error) {
	for {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return body, err
		}
		size, err := strconv.ParseUint(string(bytes.TrimSpace(line)), 16, 31)
		if err != nil {
			return body, err
		}
		if body, err = appendBody(in, body, int(size), false); err != nil {
			return body, err
		}
		// An empty line ends each chunk, and the last one, which is empty, has no trailer here.
		if _, err := in.Discard(2); err != nil || size == 0 {
			return body, err
		}
	}
}

func hasPrefixFold(line, prefix []byte) bool {
	return len(line) >= len(prefix) && bytes.EqualFold(line[:len(prefix)], prefix)
}
