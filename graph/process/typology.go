package process

import "raakvlak/graph"

// trait is a characteristic with its choices.
type trait struct {
	key            CharacteristicKey
	name, question Text // the question stands where nothing is chosen
	value          func(*graph.Collaboration) string
	choices        []Choice
}

// ownedProblem is said where somebody owns the problem.
var ownedProblem = Text{
	"Ga na of de anderen dit ook als hun vraagstuk zien: maatschappelijke vraagstukken hebben meestal geen probleemeigenaar.",
	"Ask whether the others see it as their issue too: issues in society usually have no owner.",
}

// orientationSteps are the orders of steps that de Caluwé and Kaats tell apart, in the words of the slides.
var orientationSteps = map[graph.Orientation][]Text{
	graph.OrientationInstitutional: {
		{"Mekaars belangen leren kennen", "Get to know each other's interests"},
		{"Ambities en Win-win definiëren", "Define ambitions and win-win"},
		{"Aan de slag", "Get to work"},
	},
	graph.OrientationChallenge: {
		{"De uitdaging doorgronden (in oorsprong & essentie)", "Fathom the challenge (in origin and essence)"},
		{
			"De juiste partners zoeken, dwars door grenzen, sectoren en niveaus heen",
			"Look for the right partners, across borders, sectors and levels",
		},
		{
			"Geïntegreerde kijk, ambities, doelen, oplossings-pistes en aanpak ontwikkelen",
			"Develop an integrated view, ambitions, goals, ways to solve it and an approach",
		},
		{"Aan de slag", "Get to work"},
	},
}

// typology has the characteristics in order. Names and meanings are those of the slides, with who stands behind them.
var typology = []trait{
	{
		CharacteristicOrientation,
		Text{"Oriëntatie", "Orientation"},
		Text{"Vertrek je van de doelen van organisaties, of van een maatschappelijke uitdaging?", "Do you start from the goals of organisations, or from a challenge in society?"},
		func(c *graph.Collaboration) string { return string(c.Orientation) },
		[]Choice{
			{string(graph.OrientationInstitutional), Text{"Institutioneel gericht samenwerken", "Institutional"}, Text{
				"Vertrek van de doelen en belangen van de aanwezige organisaties en zoek onderlinge win-win; de vorm streeft naar continuïteit en risicobeheersing (de Caluwé & Kaats).",
				"Start from the goals and interests of the organisations present and look for win-win; the form aims at continuity and control of risks (de Caluwé & Kaats).",
			}},
			{string(graph.OrientationChallenge), Text{"Samenwerken gericht op maatschappelijke uitdaging", "Directed at a challenge in society"}, Text{
				"Vertrek van de collectieve kwestie, kijk integraal, en laat probleemanalyse en oplossing elkaar beïnvloeden; de vorm beperkt versnippering (de Caluwé & Kaats).",
				"Start from the collective issue, look at the whole, and let analysis and solution shape each other; the form limits fragmentation (de Caluwé & Kaats).",
			}},
		},
	},
	{
		CharacteristicIssueOrder,
		Text{"Orde van het vraagstuk", "Order of the issue"},
		Text{"Hoe diep gaat de verandering die het vraagstuk vraagt?", "How deep is the change that the issue asks for?"},
		func(c *graph.Collaboration) string { return string(c.IssueOrder) },
		[]Choice{
			{string(graph.IssueImprovement), Text{"Verbeteren (operationeel)", "Improvement (operational)"}, Text{
				"Bestaande processen efficiënter, sneller, beter maken: ga na of je daar een netwerk voor nodig hebt.",
				"Make existing processes more efficient, faster, better: ask whether that needs a network.",
			}},
			{string(graph.IssueTransformation), Text{"Transformatie (strategisch)", "Transformation (strategic)"}, Text{
				"Met wat je in huis hebt beter of anders inspelen op de omgeving.", "Answer to the surroundings better or differently with what you have.",
			}},
			{string(graph.IssueTransition), Text{"Transitie (systeemverandering)", "Transition (change of the system)"}, Text{
				"Organisatie-overstijgend: er zijn nieuwe arrangementen nodig, zonder logisch platform of hiërarchisch gezag, en met tegengestelde belangen.",
				"Beyond single organisations: new arrangements are needed, without a logical platform or authority, and with opposing interests.",
			}},
		},
	},
	{
		CharacteristicMotive,
		Text{"Motief / aanleiding", "Motive"},
		Text{"Is het kans-georiënteerd, probleem-georiënteerd of verplicht?", "Is it about an opportunity, a problem or an obligation?"},
		func(c *graph.Collaboration) string { return string(c.Motive) },
		[]Choice{
			{string(graph.MotiveOpportunity), Text{"Kans", "Opportunity"}, Text{"Maak de kans voor elke partij concreet.", "Make the opportunity concrete for each party."}},
			{string(graph.MotiveProblem), Text{"Probleem", "Problem"}, Text{"Ga na of iedereen hetzelfde probleem ziet: er zijn probleempercepties.", "Ask whether all see the same problem: there are perceptions of it."}},
			{string(graph.MotiveObligation), Text{"Verplicht", "Obligation"}, Text{"Zoek naast de verplichting wat elke partij er zelf uit wil halen.", "Look for what each party wants out of it besides the obligation."}},
		},
	},
	{
		CharacteristicNetworkKind,
		Text{"Soort netwerk", "Kind of network"},
		Text{"Is het een beleidsnetwerk of een organisatienetwerk?", "Is it a policy network or a network of organisations?"},
		func(c *graph.Collaboration) string { return string(c.NetworkKind) },
		[]Choice{
			{string(graph.NetworkPolicy), Text{"Beleidsnetwerk", "Policy network"}, Text{
				"Overheid en actoren in de samenleving komen samen tot een bepaald beleid (Willem, 2013).", "Government and actors in society come to a policy together (Willem, 2013).",
			}},
			{string(graph.NetworkOrganisation), Text{"Organisatienetwerk", "Network of organisations"}, Text{
				"Actoren werken samen om realisaties op het terrein op te zetten (Willem, 2013).", "Actors work together to realise something in the field (Willem, 2013).",
			}},
		},
	},
	{
		CharacteristicFinality,
		Text{"Finaliteit", "Finality"},
		Text{"Waarvoor dient het netwerk?", "What is the network for?"},
		func(c *graph.Collaboration) string { return string(c.Finality) },
		[]Choice{
			{string(graph.FinalityInformation), Text{"Informatie-uitwisseling / overleg", "Information"}, Text{"Informatie-uitwisseling en overleg (Agranoff 2007: informational).", "Exchange of information and consultation (Agranoff 2007: informational)."}},
			{string(graph.FinalityLearning), Text{"Lerend netwerk / ontwikkelingsnetwerk", "Learning"}, Text{"Samen leren en ontwikkelen (Agranoff 2007: developmental).", "Learn and develop together (Agranoff 2007: developmental)."}},
			{string(graph.FinalityResource), Text{"Middelennetwerk", "Resources"}, Text{"Schaarse of unieke middelen delen; Agranoff (2007) noemt de derde klasse outreach.", "Share scarce or unique resources; Agranoff (2007) calls the third class outreach."}},
			{string(graph.FinalityAction), Text{"Actienetwerk", "Action"}, Text{"Vernieuwing op het terrein en gezamenlijke projecten (Agranoff 2007: action); minstens drie organisaties.", "Renewal in the field and joint projects (Agranoff 2007: action); at least three organisations."}},
		},
	},
	{
		CharacteristicForm,
		Text{"Grondvorm", "Basic form"},
		Text{"Is het startpunt open, afgebakend, of het traject van een cliënt?", "Is the start open, defined, or the path of a client?"},
		func(c *graph.Collaboration) string { return string(c.Form) },
		[]Choice{
			{string(graph.FormIssue), Text{"Issue-samenwerking", "Issue"}, Text{"Open startpunt; het doel ontstaat gaandeweg.", "An open start; the goal emerges on the way."}},
			{string(graph.FormProject), Text{"Project-samenwerking", "Project"}, Text{"Afgebakend startpunt; je zoekt partners om een project te realiseren.", "A defined start; one looks for partners to realise a project."}},
			{string(graph.FormChain), Text{"Ketensamenwerking", "Chain"}, Text{"Afstemming tussen organisaties in functie van het traject van de cliënt.", "Organisations attune to the path of the client."}},
		},
	},
	{
		CharacteristicGovernance,
		Text{"Bestuur & coördinatiemechanisme", "Governance"},
		Text{"Hoe wordt het netwerk bestuurd en gecoördineerd?", "How is the network governed and coordinated?"},
		func(c *graph.Collaboration) string { return string(c.Governance) },
		[]Choice{
			{string(graph.GovernanceSelfRegulating), Text{"Zelfregulerend", "Self-regulating"}, Text{"Past bij weinig deelnemers, veel vertrouwen en een sterk gedeeld doel (Provan & Kenis).", "Fits few participants, much trust and a strongly shared goal (Provan & Kenis)."}},
			{string(graph.GovernanceLead), Text{"Leider-organisatienetwerk", "Lead organisation"}, Text{"Eén lid leidt: bewaak dat de anderen eigenaar blijven (Provan & Kenis).", "One member leads: see that the others stay owners (Provan & Kenis)."}},
			{string(graph.GovernanceAdministrative), Text{"Netwerk-administratieve organisatie", "Network administrative organisation"}, Text{"Een aparte organisatie coördineert: bewaak dat de leden haar opvolgen (Provan & Kenis).", "A separate organisation coordinates: see that the members monitor it (Provan & Kenis)."}},
		},
	},
	{
		CharacteristicPartners,
		Text{"Aard van de partners", "Nature of the partners"},
		Text{"Er is nog geen partnerorganisatie met een sector.", "There is no partner organisation with a sector yet."},
		nil,
		[]Choice{
			{string(graph.SectorPublic), Text{"Overheid", "Public sector"}, homogeneous},
			{string(graph.SectorNonProfit), Text{"Non-profit", "Non-profit"}, homogeneous},
			{string(graph.SectorProfit), Text{"Profit", "Profit"}, homogeneous},
			{string(graph.SectorCitizens), Text{"Burgers", "Citizens"}, homogeneous},
			{MixedPartners, Text{"Mix", "Mix"}, Text{"Verschillende sectoren: bewaak dat elk in eigen taal kan spreken.", "Several sectors: see that each can speak its own language."}},
		},
	},
	{
		CharacteristicArrangement,
		Text{"Samenwerkingsvorm", "Arrangement"},
		Text{"Hoe noemen de partners hun vorm?", "What do the partners call their form?"},
		func(c *graph.Collaboration) string { return string(c.Arrangement) },
		arrangements,
	},
	{
		CharacteristicFormality,
		Text{"Formeel of informeel", "Formality"},
		Text{"Is de samenwerking vastgelegd?", "Is the collaboration laid down?"},
		func(c *graph.Collaboration) string { return string(c.Formality) },
		[]Choice{
			{string(graph.FormalityFormal), Text{"Formeel", "Formal"}, Text{"De afspraken zijn vastgelegd: hou ze levend.", "What was agreed is laid down: keep it alive."}},
			{string(graph.FormalityInformal), Text{"Informeel", "Informal"}, Text{"Ga na wat toch op papier moet.", "Ask what needs to be on paper all the same."}},
		},
	},
	{
		CharacteristicScale,
		Text{"Geografische schaal", "Geographic scale"},
		Text{"Hoe ver reikt het vraagstuk?", "How far does the issue reach?"},
		func(c *graph.Collaboration) string { return string(c.Scale) },
		scales,
	},
	{
		CharacteristicProblemOwner,
		Text{"Probleemeigenaar", "Problem owner"},
		Text{
			"Er is niemand benoemd. Dat is gewoon: maatschappelijke vraagstukken hebben meestal geen probleemeigenaar.",
			"Nobody is named. That is usual: issues in society mostly have no owner.",
		},
		nil, nil,
	},
}

var homogeneous = Text{
	"Partners van één sector: de uitdaging is een relevante heterogene groep te verzamelen (DiSalvo, 2009).",
	"Partners of one sector: the challenge is to gather a relevant heterogeneous group (DiSalvo, 2009).",
}

var arrangements = alike([]Choice{
	{Value: string(graph.ArrangementAlliance), Label: Text{"Alliantie", "Alliance"}},
	{Value: string(graph.ArrangementPartnership), Label: Text{"Partnerschap", "Partnership"}},
	{Value: string(graph.ArrangementConsultation), Label: Text{"Overleg", "Consultation"}},
	{Value: string(graph.ArrangementCollaboration), Label: Text{"Samenwerkingsverband", "Collaboration"}},
	{Value: string(graph.ArrangementChain), Label: Text{"Keten", "Chain"}},
	{Value: string(graph.ArrangementNetwork), Label: Text{"Netwerk", "Network"}},
	{Value: string(graph.ArrangementAssociation), Label: Text{"Associatie", "Association"}},
	{Value: string(graph.ArrangementMerger), Label: Text{"Fusie", "Merger"}},
	{Value: string(graph.ArrangementPlatform), Label: Text{"Platform", "Platform"}},
	{Value: string(graph.ArrangementOther), Label: Text{"Andere", "Other"}},
}, Text{"Een naam is geen vorm: leg uit wat je ermee bedoelt.", "A name is no form: say what you mean by it."})

var scales = alike([]Choice{
	{Value: string(graph.ScaleLocal), Label: Text{"Lokaal", "Local"}},
	{Value: string(graph.ScaleRegional), Label: Text{"Regionaal", "Regional"}},
	{Value: string(graph.ScaleNational), Label: Text{"Nationaal", "National"}},
	{Value: string(graph.ScaleEuropean), Label: Text{"Europees", "European"}},
	{Value: string(graph.ScaleInternational), Label: Text{"Internationaal", "International"}},
}, Text{"Ga na of op die schaal iemand aan tafel zit.", "Ask whether somebody of that scale is at the table."})

// alike gives all the choices the same guidance.
func alike(all []Choice, guidance Text) []Choice {
	for i := range all {
		all[i].Guidance = guidance
	}
	return all
}
