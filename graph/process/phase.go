package process

import (
	"slices"

	"raakvlak/graph"
)

// PhaseGuide is what a phase is about (Kaats and Opheij, as PRONET teaches it).
type PhaseGuide struct {
	Phase    graph.Phase
	Name     Text
	Question Text   // what the parties ask themselves
	Themes   []Text // core themes (kernthema's)
	Means    Text   // middel
	Result   Text   // what it ends in
	// Documents are the kinds of agreement that record the result, any one of which will do.
	Documents []graph.DocumentKind
}

var phaseGuides = []PhaseGuide{
	{
		Phase:    graph.PhasePreliminary,
		Name:     Text{"Voorfase / opstartfase", "Preliminary phase"},
		Question: Text{"Welk idee leeft er, en wie heeft er belang bij?", "What idea is there, and who has a stake in it?"},
		Themes: []Text{
			{"Idee", "An idea"},
			{"Initiatiefnemer legt eerste contacten", "The initiator makes the first contacts"},
			{"Stakeholder-analyse en -selectie", "Stakeholder analysis and selection"},
			{"Betrokkenheid en enthousiasme creëren", "Creating involvement and enthusiasm"},
		},
		Means:  Text{"Eerste contacten", "First contacts"},
		Result: Text{"Gekozen partners", "The partners are chosen"},
	},
	{
		Phase:     graph.PhaseExploring,
		Name:      Text{"Verkennen", "Exploring"},
		Question:  Text{"Waarom willen we met elkaar samenwerken?", "Why do we want to work together?"},
		Themes:    []Text{{"Mekaar leren kennen", "Getting to know each other"}},
		Means:     Text{"Het oprecht geïnteresseerde gesprek", "The conversation out of sincere interest"},
		Result:    Text{"Startnota", "A start note (startnota)"},
		Documents: []graph.DocumentKind{graph.DocumentStartNote},
	},
	{
		Phase:    graph.PhaseSharing,
		Name:     Text{"Delen", "Sharing"},
		Question: Text{"Wat zijn onze gezamenlijke ambitie en doelstellingen?", "What are our common ambition and objectives?"},
		Themes: []Text{
			{"Open kaart spelen", "Laying the cards on the table"},
			{"Spraakverwarring en ambiguïteit", "Confusion of tongues and ambiguity"},
			{"Relatie met achterban + mandaat", "Relation with the constituency, and the mandate"},
		},
		Means:     Text{"Inhoudelijk-betekenisgevend gesprek", "The conversation that gives meaning to the substance"},
		Result:    Text{"Intentieverklaring", "A declaration of intent (intentieverklaring)"},
		Documents: []graph.DocumentKind{graph.DocumentDeclarationOfIntent},
	},
	{
		Phase:    graph.PhaseAgreeing,
		Name:     Text{"Overeenkomen", "Agreeing"},
		Question: Text{"Welke afspraken maken we over koers en richting?", "What do we agree on course and direction?"},
		Themes: []Text{
			{"Ideeën → oplossingen", "Ideas → solutions"},
			{"Meerwaarde voor alle partijen?", "Added value for all parties?"},
		},
		Means:     Text{"Onderhandelen", "Negotiating"},
		Result:    Text{"Afsprakennota - overeenkomst", "A memorandum of what was agreed (afsprakennota), or an agreement"},
		Documents: []graph.DocumentKind{graph.DocumentMemorandumOfAgreed, graph.DocumentCooperationAgreement},
	},
	{
		Phase:     graph.PhaseShaping,
		Name:      Text{"Vormgeven", "Giving shape"},
		Question:  Text{"Welke vorm en inhoud krijgen de samenwerkingsacties?", "What form and content will the joint actions have?"},
		Themes:    []Text{{"Resultaatgerichte samenwerking", "Working together towards results"}},
		Means:     Text{"(Project)management", "(Project) management"},
		Result:    Text{"Projectfiche", "A project sheet (projectfiche)"},
		Documents: []graph.DocumentKind{graph.DocumentProjectSheet},
	},
	{
		Phase:    graph.PhaseExecuting,
		Name:     Text{"Uitvoeren & vernieuwen", "Carrying out and renewing"},
		Question: Text{"Wat werkt, wat stellen we bij, wat dragen we over?", "What works, what do we adjust, what do we hand on?"},
		Themes: []Text{
			{"Uitvoeren", "Carrying out"},
			{"Evalueren", "Evaluating"},
			{"Bijstellen", "Adjusting"},
			{"Transfer", "Transfer"},
			{"Vernieuwing", "Renewal"},
		},
		Means:  Text{"(Proces)management", "(Process) management"},
		Result: Text{"Realisaties op het terrein", "Realisations in the field"},
	},
}

// Phases returns the phases in order.
func Phases() []graph.Phase {
	out := make([]graph.Phase, len(phaseGuides))
	for i, g := range phaseGuides {
		out[i] = g.Phase
	}
	return out
}

// GuideOf returns what the phase is about. The phase must be one of [Phases].
func GuideOf(phase graph.Phase) PhaseGuide { return phaseGuides[slices.Index(Phases(), phase)] }

// next returns the phase after the given one, and false after the last.
func next(phase graph.Phase) (graph.Phase, bool) {
	all := Phases()
	at := slices.Index(all, phase) + 1
	if at >= len(all) {
		return "", false
	}
	return all[at], true
}
