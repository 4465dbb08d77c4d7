package server

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// analyses reports whether the field runs an analysis: the time of these grows with the map, not with the answer.
func analyses(f *ast.Field) bool {
	switch f.Definition.Type.Name() {
	case "Alignment", "AlignmentPair", "Mactor", "Discourse", "Dependence", "Network", "Coalitions", "PartnerSets":
		// A pair within an alignment is part of an analysis that runs already.
		return f.ObjectDefinition.Name != "Alignment" && f.ObjectDefinition.Name != "AlignmentPairConnection"
	case "PowerInterestGrid", "Salience", "ActorAnalysis", "Attitudes", "ParticipationPlan", "EthicalAnalysis", "ProblemFrames",
		"InfluenceDiagram", "NetMap", "ActorLinkage", "StakeholderTypology",
		"CanvasConnection", "CanvasCoverage", "Gate", "CheckGroup", "GovernanceAdvice", "Pitfall", "StakeholderSelection", "PartnerSuggestions",
		"CollaborationTyping", "ProfileComparison", "Document", "TimelineConnection",
		"MapComparison":
		return true
	}
	return false
}
