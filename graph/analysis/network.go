package analysis

import (
	"slices"

	"raakvlak/graph"
)

// The bounds of networks.
const (
	// MostExactBetweenness is up to how many stakeholders betweenness is counted over all of them.
	MostExactBetweenness = 5_000
	// MostAlignedRows is how many stakeholders are joined by convergence or divergence: most have some with most.
	MostAlignedRows = 2_000
	// FewestSampled is from how few stakeholders betweenness is estimated.
	FewestSampled = 10
	// MostSampled is from how many it is.
	MostSampled = 5_000
)

// NetworkOptions say what joins stakeholders, and among whom.
type NetworkOptions struct {
	Over  NetworkRelation         // "" means [RelationTies]
	Among func(graph.Entity) bool // which stakeholders; nil means all
	// Sample, when it is not 0, is from how many stakeholders betweenness is estimated where there are more.
	Sample int
	// ExactUpTo is up to how many stakeholders betweenness is counted over all of them; 0 means [MostExactBetweenness].
	ExactUpTo int
	Work
}

// Network is the stakeholders of a view as nodes, joined by one relation. Those that nothing joins are nodes too.
//
// It and its measures are made once per view and kept with it, save when it is among some only; then they are kept with
// it. It may be used by several goroutines.
type Network struct {
	view    *graph.View
	options NetworkOptions
	net     *mesh
	sampled *kept[*betweenness]
}

// NetworkOf returns the network of the view's stakeholders. An unknown relation and a sample out of range are
// [graph.CodeInvalid]; more than [MostAlignedRows] joined by convergence or divergence are [graph.CodeTooLarge].
func NetworkOf(v *graph.View, o NetworkOptions) (*Network, error) {
	if o.Over == "" {
		o.Over = RelationTies
	}
	if !slices.Contains(relations(), o.Over) {
		return nil, graph.Invalid([]string{"over"}, "no relation is called %q", o.Over)
	}
	if o.Sample != 0 && (o.Sample < FewestSampled || o.Sample > MostSampled) {
		return nil, graph.Invalid([]string{"sample"}, "betweenness is estimated from between %d and %d stakeholders", FewestSampled, MostSampled)
	}
	n := &Network{view: v, options: o, sampled: &kept[*betweenness]{}}
	var err error
	if o.Among != nil {
		n.net, err = newMesh(v, o)
	} else {
		n.net, err = graph.Memo(v, meshKey{o.Over}, o.Check, func(check Check) (*mesh, error) {
			o := o
			o.Work = o.under(check)
			return newMesh(v, o)
		})
	}
	return n, err
}

// under returns the same network for whoever the check asks for.
func (n *Network) under(check Check) *Network {
	same := *n
	same.options.Work = n.options.under(check)
	return &same
}

func relations() []NetworkRelation {
	return []NetworkRelation{RelationTies, RelationDependencies, RelationInfluence, RelationCongruence, RelationConflict}
}

// meshKey is what a whole view's network is kept under.
type meshKey struct{ over NetworkRelation }

// Basis says what the network rests on: the statements about both ends that are among its stakeholders.
func (n *Network) Basis() Basis {
	b := n.net.basis
	b.Revision = n.view.Revision()
	return b
}

// GroupedBasis says what the network and its groups by the grouping rest on: with sectors and organisations also the
// representations of its individuals, with camps also the stances. An unknown grouping is [graph.CodeInvalid].
func (n *Network) GroupedBasis(by BrokerageGrouping) (Basis, error) {
	g, err := n.groups(by)
	switch {
	case err != nil:
		return Basis{}, err
	case by == GroupingCamp && (n.options.Over == RelationCongruence || n.options.Over == RelationConflict):
		return n.Basis(), nil // that is the stances themselves
	}
	return n.Basis().With(g.basis), nil
}

// Stakeholders returns the nodes, in the order of their names. It is shared and must not be changed.
func (n *Network) Stakeholders() []graph.Named { return n.net.stakeholders }

// Directed reports whether what joins two leads from one to the other.
func (n *Network) Directed() bool { return n.net.directed }

// Links returns how many links there are: pairs that something joins, or arcs where they have a direction.
func (n *Network) Links() int { return n.net.links() }

// Density returns the share of all possible links that are there: m / (n(n-1)/2), or m / n(n-1) where they have a
// direction. It is 0 for fewer than two nodes.
func (n *Network) Density() float64 {
	nodes := float64(n.net.len())
	if nodes < 2 {
		return 0
	}
	// Undirected links stand in out twice.
	return float64(n.net.out.len()) / (nodes * (nodes - 1))
}

// Reciprocity returns the share of the arcs that have one the other way: 1 where links have no direction, 0 without
// links.
func (n *Network) Reciprocity() float64 {
	w := n.net
	if w.out.len() == 0 {
		return 0
	}
	// Of m arcs between p pairs, m - p pairs have both.
	arcs, pairs := w.out.len(), w.both.len()/2
	if !w.directed {
		return 1
	}
	return float64(2*(arcs-pairs)) / float64(arcs)
}

// mesh is stakeholders joined by a relation.
type mesh struct {
	*roll
	directed bool
	signed   bool
	out      links
	in       links // the same as out, where links have no direction
	// both has a link where either leads to the other, of the sum of what they weigh; mutual has how many of the two do.
	both   links
	mutual []float64
	// signs has 1 or -1 where two are joined on the whole by something good or bad; only when signed.
	signs links
	basis Basis

	between   graph.Once[*betweenness]
	closeness graph.Once[[]float64]
	eigen     graph.Once[*eigenvector]
	rank      graph.Once[[]float64]
	core      graph.Once[[]int32]
	hole      graph.Once[[]hole]
	division  graph.Once[*division]
	balance   graph.Once[*Balance]
	periphery graph.Once[CorePeriphery]
	parts     graph.Once[partition]
	groups    [3]graph.Once[*groups]
	orders    map[NetworkNodeOrder]*graph.Once[[]int32]
}

func (n *mesh) links() int {
	if n.directed {
		return n.out.len()
	}
	return n.out.len() / 2
}

// size is what going once over the network costs.
func (n *mesh) size() Price { return Price(n.len() + n.out.len()) }
