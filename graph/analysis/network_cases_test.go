package analysis_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// networkInput is a network as a case has it.
type networkInput struct {
	Over         analysis.NetworkRelation   `json:"over"`
	Links        []string                   `json:"links"`        // see linkOf
	Positions    stancesInput               `json:"positions"`    // by which they converge and diverge
	Interests    stancesInput               `json:"interests"`    // likewise
	Takes        []string                   `json:"takes"`        // further positions, see saidIn
	Stakeholders []string                   `json:"stakeholders"` // those without links too
	Without      []string                   `json:"without"`      // who is not looked at
	Sectors      map[graph.Sector][]string  `json:"sectors"`
	PartOf       map[string]string          `json:"partOf"`      // which organisation is part of which
	Individuals  map[string][]string        `json:"individuals"` // whom each represents, see representing
	By           analysis.BrokerageGrouping `json:"by"`          // GroupingSector unless given
	Categories   int                        `json:"categories"`  // of the scheme of groups
}

func (in networkInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	all := map[string]*graph.Organisation{}
	add := func(name string, sector graph.Sector) {
		if _, is := in.Individuals[name]; !is && all[name] == nil {
			all[name] = organisation(name)
			all[name].Sector = sector
		}
	}
	for sector, members := range in.Sectors {
		for _, name := range members {
			add(name, sector)
		}
	}
	for _, name := range slices.Concat(in.Stakeholders, slices.Collect(maps.Keys(in.Positions)), slices.Collect(maps.Keys(in.Interests)), speakersOf(in.Takes)) {
		add(name, "")
	}
	for _, organisations := range in.Individuals {
		for _, name := range speakersOf(organisations) {
			add(name, "")
		}
	}
	for part, whole := range in.PartOf {
		add(part, "")
		add(whole, "")
		all[part].PartOf = graph.ID("_:" + whole)
	}
	var links []graph.Entity
	for _, line := range in.Links {
		for _, name := range strings.Fields(line)[:2] {
			add(name, "")
		}
		links = append(links, linkOf(tb, in.Over, line))
	}
	var entities []graph.Entity
	for _, name := range slices.Sorted(maps.Keys(all)) {
		entities = append(entities, all[name])
	}
	for _, name := range slices.Sorted(maps.Keys(in.Individuals)) {
		entities = append(entities, &graph.Individual{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
		links = append(links, representing(tb, name, in.Individuals[name])...)
	}
	subjects, statements := saidIn(tb, nil, in.Takes)
	return viewOf(tb, metOnce(slices.Concat(entities, in.Positions.positions(), in.Interests.interests(nil), subjects, links, statements))...)
}

func (in networkInput) options() analysis.NetworkOptions {
	o := analysis.NetworkOptions{Over: in.Over}
	if in.Without != nil {
		o.Among = func(e graph.Entity) bool { return !slices.Contains(in.Without, e.(graph.Named).EntityName()) }
	}
	return o
}

// linkOf reads "a b", which has strength 1, "a b 3", or of a tie "a b 3 TRUSTS"; a negative tie, "a b -3", clashes, and one
// without a kind works with the other. A tie "a b 3 TRUSTS SELF_STATED" and an influence "a b 3 SELF_STATED" are known so,
// in place of being observed, and with a day behind that, as in "a b 3 OBSERVED 2026-02-28", since then.
func linkOf(tb testing.TB, over analysis.NetworkRelation, line string) graph.Entity {
	tb.Helper()
	words := strings.Fields(line)
	a, b := graph.ID("_:"+words[0]), graph.ID("_:"+words[1])
	strength, kind := 1, graph.TieWorksWith
	if len(words) > 2 {
		strength = must[int](tb)(strconv.Atoi(words[2]))
	}
	if strength < 0 {
		strength, kind = -strength, graph.TieClashes
	}
	if len(words) > 3 {
		kind = graph.TieKind(words[3])
	}
	switch over {
	case analysis.RelationInfluence:
		i := &graph.Influence{Statement: said(), Influencer: a, Influenced: b, Strength: strength}
		if len(words) > 3 {
			i.Origin = graph.Origin(words[3])
		}
		if len(words) > 4 {
			i.StatedAt = day(tb, words[4])
		}
		return i
	case analysis.RelationDependencies:
		return &graph.Dependency{Statement: said(), Depender: a, Dependee: b, Importance: strength}
	}
	t := &graph.Tie{Statement: said(), A: a, B: b, Kind: kind, Strength: strength}
	if len(words) > 4 {
		t.Origin = graph.Origin(words[4])
	}
	if len(words) > 5 {
		t.StatedAt = day(tb, words[5])
	}
	return t
}

// networkCase answers what a network and its nodes are asked for.
func networkCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	in := networkInput{By: analysis.GroupingSector}
	input(&in)
	v := in.view(tb)
	n := network(tb, v, in.options())
	var balance any
	if b := sure[*analysis.Balance](tb)(n.Balance()); b != nil {
		balance = map[string]any{
			"triads": b.Triads, "balancedTriads": b.BalancedTriads, "degree": b.Degree, "balanced": b.Balanced,
			"frustration": b.Frustration, "frustrationAtMost": b.FrustrationAtMost,
		}
	}
	communities, total, err := n.Communities(100)
	if err != nil {
		tb.Fatal(err)
	}
	core := sure[analysis.CorePeriphery](tb)(n.CorePeriphery())
	openness := sure[analysis.NetworkOpenness](tb)(n.Openness(in.By))
	groups := map[string]any{}
	for _, g := range openness.Groups {
		groups[g.Group] = withMembers(opennessAnswer(&g.Openness), g.Members)
	}
	nodes, bySector := map[string]any{}, []int32{}
	first := map[graph.Sector]int32{}
	for i, e := range n.Stakeholders() {
		nodes[e.EntityName()] = nodeAnswers(tb, sure[analysis.NetworkNode](tb)(n.Node(e.Meta().ID)), in.By)
		sector := graph.Sector("")
		if o, is := e.(*graph.Organisation); is {
			sector = o.Sector
		}
		if _, met := first[sector]; !met || sector == "" {
			first[sector] = int32(i)
		}
		bySector = append(bySector, first[sector])
	}
	answers := map[string]any{
		"links": n.Links(), "density": n.Density(), "reciprocity": n.Reciprocity(),
		"components": certain(n.Components()), "strongComponents": certain(n.StrongComponents()),
		"modularity":     sure[float64](tb)(n.Modularity()),
		"communities":    texts(communities, func(c analysis.Community) string { return strings.Join(names(c.Members), " ") }),
		"communityCount": total,
		"balance":        balance,
		"corePeriphery": map[string]any{
			"correlation": core.Correlation, "optima": core.Optima, "exact": core.Exact,
			"cores": texts(core.Cores, func(c []graph.Named) string { return strings.Join(names(c), " ") }),
		},
		"openness": map[string]any{
			"network": opennessAnswer(&openness.Openness), "leftOut": openness.LeftOut, "groups": groups,
			"order": texts(openness.Groups, func(g analysis.GroupOpenness) string { return g.Group }),
		},
		"heterogeneity": heterogeneityAnswer(sure[analysis.Heterogeneity](tb)(n.Heterogeneity(in.By, in.Categories))),
		"nodes":         nodes,
		"stakeholders":  names(n.Stakeholders()),
		"ungrouped":     names(sure[[]graph.Named](tb)(n.Ungrouped(in.By))),
		"grouped":       withBasis(tb, v, sure[analysis.Basis](tb)(n.GroupedBasis(in.By)), map[string]any{}),
		"orders":        ordersAnswer(tb, n),
	}
	if len(in.Sectors) > 0 && n.Links() > 0 {
		answers["modularityOfSectors"] = analysis.ModularityOf(n, bySector)
	}
	return withBasis(tb, v, n.Basis(), answers)
}

// nodeOrders are all of them.
var nodeOrders = []analysis.NetworkNodeOrder{
	analysis.NodePageRank, analysis.NodeDegree, analysis.NodeStrength, analysis.NodeBetweenness, analysis.NodeCloseness, analysis.NodeEigenvector,
	analysis.NodeCore, analysis.NodeConstraint, analysis.NodeEffectiveSize, analysis.NodeCommunity, analysis.NodeName,
}

// ordersAnswer has the nodes in every order, read two at a time.
func ordersAnswer(tb testing.TB, n *analysis.Network) map[analysis.NetworkNodeOrder]string {
	tb.Helper()
	out := map[analysis.NetworkNodeOrder]string{}
	for _, order := range nodeOrders {
		read, after := []string{}, graph.ID("")
		for more := true; more && len(read) <= len(n.Stakeholders()); {
			page := sure[analysis.NodePage](tb)(n.Nodes(order, after, 2))
			for _, node := range page.Nodes {
				read, after = append(read, node.Stakeholder().EntityName()), node.Stakeholder().Meta().ID
			}
			more = page.More
		}
		out[order] = strings.Join(read, " ")
	}
	return out
}

func nodeAnswers(tb testing.TB, n analysis.NetworkNode, by analysis.BrokerageGrouping) map[string]any {
	tb.Helper()
	number, known := sure[float64](tb), sure[*float64](tb)
	b := sure[analysis.Brokerage](tb)(n.Brokerage(by))
	return map[string]any{
		"degree": n.Degree(), "inDegree": n.InDegree(), "outDegree": n.OutDegree(), "strength": n.Strength(),
		"betweenness": number(n.Betweenness()), "closeness": number(n.Closeness()), "pageRank": number(n.PageRank()),
		"eigenvector": known(n.Eigenvector()), "core": certain(n.Core()), "community": certain(n.Community()),
		"constraint": known(n.Constraint()), "effectiveSize": known(n.EffectiveSize()), "efficiency": known(n.Efficiency()),
		"openness": opennessAnswer(sure[*analysis.Openness](tb)(n.Openness(by))),
		"brokerage": map[string]any{
			"coordinator": b.Coordinator, "itinerant": b.Itinerant, "gatekeeper": b.Gatekeeper, "representative": b.Representative,
			"liaison": b.Liaison, "total": b.Total, "group": b.Group, "ungrouped": b.Ungrouped,
		},
	}
}

func opennessAnswer(o *analysis.Openness) map[string]any {
	if o == nil {
		return nil
	}
	return map[string]any{"index": o.Index, "external": o.External, "internal": o.Internal}
}

func withMembers(answer map[string]any, members int) map[string]any {
	answer["members"] = members
	return answer
}
