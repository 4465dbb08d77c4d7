package resolvers

import (
	"context"
	"encoding/json"
	"math"
	"reflect"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
)

// Complexity returns the price of a field in points, given that of what is selected below it: a scalar is free and an
// object costs 1; a page, or the first of a list with its total, costs 1 and, for each item that it may have, what is
// selected of one; a plain list costs what usualLength of its items do. What works longer than it takes to write the
// answer costs for that too.
func (s *schema) Complexity(_ context.Context, typeName, fieldName string, below int, arguments map[string]any) (int, bool) {
	field := s.field(typeName, fieldName)
	if field == nil {
		return 0, false
	}
	price := 0
	switch named := field.Type.Name(); {
	case s.Schema().Types[named].IsLeafType(), named == "PageInfo":
		// A page is priced with what says where it stands.
	case strings.HasSuffix(named, "Connection"), strings.HasSuffix(named, "List"):
		price = plus(1, times(first(arguments), below))
	case field.Type.Elem == nil, strings.HasSuffix(typeName, "Connection"), strings.HasSuffix(typeName, "List"):
		price = plus(1, below) // the items of a page are multiplied by the page
	case fieldName == "nodes":
		price = times(length(arguments["ids"]), plus(1, below))
	case field.Arguments.ForName("first") != nil:
		price = times(first(arguments), plus(1, below))
	default:
		price = times(usualLength, plus(1, below))
	}
	return plus(price, work(typeName, fieldName, arguments)), true
}

// usualLength is how long a list that does not page usually is: the topics of an interest, the needs of an ambition.
const usualLength = 4

func (s *schema) field(typeName, fieldName string) *ast.FieldDefinition {
	t := s.Schema().Types[typeName]
	if t == nil {
		return nil
	}
	return t.Fields.ForName(fieldName)
}

// works says what fields cost beyond the answer, for the work behind it on a large map.
var works = map[string]int{
	"Map.at":                         workPast,
	"Map.search":                     500, // all texts of the map are looked through
	"SearchConnection.totalCount":    500,
	"Map.events":                     50,
	"Map.alignment":                  100, // the stances of all are laid side by side, once per revision
	"Alignment.pairs":                1_000,
	"Alignment.matrix":               2_000,
	"Alignment.camps":                2_000,
	"Alignment.subjects":             100,
	"Alignment.orphans":              100,
	"Alignment.pairsOfKind":          2_000,
	"Alignment.unknownPairs":         2_000,
	"Alignment.trades":               2_000,
	"Alignment.tensions":             200,
	"Alignment.askNext":              2_000,
	"AlignmentPair.interval":         5, // drawn a few hundred times
	"Map.dependence":                 100,
	"Map.network":                    100,
	"Dependence.cycles":              100,
	"Dependence.path":                100,
	"Dependence.critical":            100,
	"Dependence.sums":                100,
	"Dependence.matrix":              2_000,
	"Dependence.singlePoints":        100,
	"Dependence.lastHolders":         workScan,
	"Collaboration.canvas":           workScan,
	"Collaboration.coverage":         workScan,
	"Collaboration.gates":            workScan,
	"Collaboration.gate":             workScan,
	"Collaboration.checks":           workScan,
	"Collaboration.governanceAdvice": workScan,
	"Collaboration.pitfalls":         workScan,
	"Collaboration.selection":        workScan,
	"Collaboration.suggestions":      workScan,
	"Collaboration.typing":           workScan,
	"Collaboration.profileCompare":   2 * workScan,
	"Collaboration.timeline":         workScan,
	"Map.mactor":                     500, // all influences and positions are laid out
	"Mactor.directInfluence":         workMatrix,
	"Mactor.influenceKnowledge":      workMatrix,
	"Mactor.influence":               workMatrix,
	"Mactor.maximumInfluence":        workMatrix,
	"Mactor.netInfluence":            workMatrix,
	"Mactor.positions":               workMatrix,
	"Mactor.convergence":             workMatrix,
	"Mactor.divergence":              workMatrix,
	"Mactor.netDistance":             workMatrix,
	"Mactor.ambitionConvergence":     workMatrix,
	"Mactor.ambitionDivergence":      workMatrix,
	"Mactor.ambitionNetDistance":     workMatrix,
	"Map.coalitions":                 100,

	"Collaboration.engagement":        workScan,
	"Collaboration.nextConversations": workScan,
	"Collaboration.powerInterest":     workScan,
	"Collaboration.salience":          workScan,
	"Collaboration.actors":            workScan,
	"Collaboration.document":          500, // up to 2,000 records are set and written as text
	"Collaboration.attitudes":         workScan,
	"Collaboration.participationPlan": workScan,
	"Collaboration.instrumentResults": workScan,
	"Collaboration.ethics":            workScan,
	"Collaboration.problemFrames":     workScan,
	"Collaboration.influenceDiagram":  workScan,
	"Collaboration.netMap":            workScan,
	"Collaboration.linkage":           workScan,
	"Collaboration.typology":          500,
	"Map.linkage":                     workScan,
	"ActorLinkage.cells":              workScan,
	"ActorLinkage.counts":             500,
	"ActorLinkage.introductions":      500,
	"Map.partnerSets":                 100,
	"Map.discourse":                   500, // all positions are gone through
	"Discourse.ignore":                workMatrix,
	"Discourse.congruence":            workMatrix,
	"Discourse.conflict":              workMatrix,
	"Discourse.subtract":              workMatrix,
	"Discourse.twoMode":               4 * workMatrix,
	"Discourse.polarisation":          2_000,
	"MapComparison.moves":             200, // the stances of all are laid side by side, twice
	"MapComparison.pairs":             2_000,
	"MapComparison.basisBefore":       200,
	"MapComparison.basisAfter":        200,
	"MapComparison.participations":    workScan,
	"MapComparison.assessments":       workScan,
	"MapComparison.commitments":       workScan,
	"MapComparison.phases":            workScan,
	"MapComparison.dependencies":      workScan,
}

const (
	workPast   = 1_000 // a map's history is gone back over
	workMatrix = 500   // up to 300 × 300 numbers, or 300 × 1,000, are written
	workScan   = 100   // all of a kind in a map are looked at
	workRow    = 20    // one stakeholder is compared with all
)

func work(typeName, fieldName string, arguments map[string]any) int {
	switch typeName + "." + fieldName {
	case "Alignment.pairs", "Alignment.pairsOfKind", "Alignment.unknownPairs", "Alignment.trades":
		if arguments["with"] != nil {
			return workRow
		}
	case "Alignment.askNext":
		if arguments["stakeholder"] != nil {
			return workRow
		}
	case "Query.node":
		return pastWork(arguments["id"])
	case "Query.nodes":
		return pastWork(arguments["ids"])
	}
	if price, is := works[typeName+"."+fieldName]; is {
		return price
	}
	switch {
	case fieldName == "allies", fieldName == "opponents" && arguments["of"] != nil:
		return workRow
	case typeName == "Map" && (arguments["filter"] != nil || sorts(arguments["orderBy"])):
		return workScan
	}
	return 0
}

// pastWork prices ids that are read of the past.
func pastWork(ids any) int {
	switch v := reflect.ValueOf(ids); v.Kind() {
	case reflect.String:
		if strings.Contains(v.String(), "@") {
			return workPast
		}
	case reflect.Slice:
		total := 0
		for i := range v.Len() {
			total = plus(total, pastWork(v.Index(i).Interface()))
		}
		return total
	}
	return 0
}

// sorts reports whether an order needs all to be looked at.
func sorts(order any) bool {
	o, is := order.(map[string]any)
	if !is {
		return false
	}
	field := graph.OrderField(reflect.ValueOf(o["field"]).String())
	return field != graph.OrderName && field != graph.OrderRecorded
}

// first returns how many items are asked for: at least 1, at most what a page may have. What lies outside is refused
// when it is asked for.
func first(arguments map[string]any) int {
	n := int64(0)
	switch v := arguments["first"].(type) {
	case int64:
		n = v
	case int:
		n = int64(v)
	case json.Number:
		n, _ = v.Int64()
	}
	return int(min(max(n, 1), graph.MostPerPage))
}

func length(list any) int {
	if v := reflect.ValueOf(list); v.Kind() == reflect.Slice {
		return v.Len()
	}
	return 1
}

// plus and times stop at the largest number.
func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func times(a, b int) int {
	if a != 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}
