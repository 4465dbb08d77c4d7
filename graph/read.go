package graph

// FromFields returns a new entity of the kind with the fields, in its final form as [Check] gives it: how readers of
// files make entities of what they found. A statement that does not say how sure it is is certain.
func FromFields(kind Kind, fields Fields) (Entity, error) {
	e := kind.New()
	if s, is := e.(Stated); is {
		s.Said().Confidence = 1
	}
	if err := assign(e, fields); err != nil {
		return nil, err
	}
	return e, clean(e)
}
