package generated

import (
	"context"
	"io"

	"github.com/99designs/gqlgen/graphql"
)

// jsonObject is what an object's fields come to, in the order in which they were asked for. It stands in for writing
// a graphql.FieldSet, which makes a map for each object. It is written by hand.
type jsonObject struct {
	fields []graphql.CollectedField
	set    *graphql.FieldSet
}

func newObject(fields []graphql.CollectedField, set *graphql.FieldSet) graphql.Marshaler {
	return &jsonObject{fields, set}
}

// MarshalGQL writes the object. A field that fragments on several types asked for stands in it once. Names of fields
// need no escapes.
func (o *jsonObject) MarshalGQL(w io.Writer) {
	_, _ = io.WriteString(w, "{") // like gqlgen's, it writes to memory
	for i := range o.fields {
		name := o.fields[i].Alias
		if o.has(name, i) {
			continue
		}
		before := `,"`
		if i == 0 {
			before = `"`
		}
		_, _ = io.WriteString(w, before)
		_, _ = io.WriteString(w, name)
		_, _ = io.WriteString(w, `":`)
		o.set.Values[i].MarshalGQL(w)
	}
	_, _ = io.WriteString(w, "}")
}

// has reports whether one of the first fields has the name.
func (o *jsonObject) has(name string, first int) bool {
	for i := range first {
		if o.fields[i].Alias == name {
			return true
		}
	}
	return false
}

// deferredGroup stands in for graphql.NewDeferredGroup, which makes what is seldom needed.
func deferredGroup(ctx context.Context, fields []graphql.CollectedField) graphql.DeferredGroup {
	for i := range fields {
		if fields[i].IsDeferred() {
			return graphql.NewDeferredGroup(ctx)
		}
	}
	return graphql.DeferredGroup{}
}
