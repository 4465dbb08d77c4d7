package object

import "raakvlak/graph"

// Order is the order of a page, as callers ask for it.
type Order struct {
	Field     graph.OrderField
	Direction OrderDirection
}

// OrderDirection is which way an order runs.
type OrderDirection string

// The directions.
const (
	Ascending  OrderDirection = "ASC"
	Descending OrderDirection = "DESC"
)

func (o *Order) order() graph.Order {
	if o == nil {
		return graph.Order{}
	}
	return graph.Order{Field: o.Field, Descending: o.Direction == Descending}
}
