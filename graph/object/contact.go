package object

import "raakvlak/graph"

// Contact is the handle of a contact.
type Contact struct {
	*graph.Contact
	statement
	scope *Scope
}

// ContactConnection is a page of them.
type ContactConnection = Connection[*Contact]

// ContactEdge is one in a page.
type ContactEdge = Edge[*Contact]

// ID returns the id, with the revision behind it when it is read of the past.
func (c *Contact) ID() graph.ID { return c.scope.id(c.Contact.ID) }

// Collaboration returns the context of the statement, nil when it has none.
func (c *Contact) Collaboration() *Collaboration {
	return linked[*Collaboration](c.scope, c.Contact.Collaboration)
}

// With returns a page of the stakeholders that were spoken with.
func (c *Contact) With(filter map[string]any, orderBy *Order, first int, after *string) (*StakeholderConnection, error) {
	return stakeholders(c.scope, c.Contact.With, filter, orderBy, first, after)
}
