package server

import (
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// coded returns an error with the code in its extensions.
func coded(code, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	setCode(err, code)
	return err
}

func setCode(err *gqlerror.Error, code string) {
	if err.Extensions == nil {
		err.Extensions = map[string]any{}
	}
	err.Extensions[extensionCode] = code
}

func codeOf(err *gqlerror.Error) string {
	code, _ := err.Extensions[extensionCode].(string)
	return code
}
