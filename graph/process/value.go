package process

import "raakvlak/graph"

// valueTexts name kinds and values of the model, in the Dutch terms of the field.
var valueTexts = map[any]Text{
	graph.DocumentStartNote:            {"Startnota", "Start note"},
	graph.DocumentDeclarationOfIntent:  {"Intentieverklaring", "Declaration of intent"},
	graph.DocumentMemorandumOfAgreed:   {"Afsprakennota", "Memorandum of what was agreed"},
	graph.DocumentCooperationAgreement: {"Samenwerkingsovereenkomst", "Cooperation agreement"},
	graph.DocumentProjectSheet:         {"Projectfiche", "Project sheet"},

	graph.KindCollaboration:  {"Samenwerkingsverband", "Collaboration"},
	graph.KindOrganisation:   {"Organisatie", "Organisation"},
	graph.KindIndividual:     {"Persoon", "Individual"},
	graph.KindAmbition:       {"Ambitie", "Ambition"},
	graph.KindInterest:       {"Belang", "Interest"},
	graph.KindPosition:       {"Standpunt", "Position"},
	graph.KindParticipation:  {"Deelname", "Participation"},
	graph.KindAssessment:     {"Inschatting", "Assessment"},
	graph.KindRepresentation: {"Vertegenwoordiging", "Representation"},
	graph.KindCommitment:     {"Commitment", "Commitment"},
	graph.KindContact:        {"Gesprek", "Conversation"},
	graph.KindTerm:           {"Begrip", "Term"},
	graph.KindAction:         {"Actie", "Action"},
	graph.KindAgreement:      {"Overeengekomen document", "Agreed document"},

	graph.OriginSelfStated: {"zelf gezegd", "self-stated"},
	graph.OriginDocumented: {"uit een document", "documented"},
	graph.OriginObserved:   {"waargenomen", "observed"},
	graph.OriginAssumed:    {"verondersteld", "assumed"},

	graph.RoleInitiator:   {"initiatiefnemer", "initiator"},
	graph.RoleCandidate:   {"kandidaat", "candidate"},
	graph.RolePartner:     {"partner", "partner"},
	graph.RoleCoordinator: {"coördinator", "coordinator"},
	graph.RoleFunder:      {"financier", "funder"},
	graph.RoleAdviser:     {"adviseur", "adviser"},
	graph.RoleObserver:    {"waarnemer", "observer"},

	graph.EngagementIdentified: {"in beeld", "identified"},
	graph.EngagementContacted:  {"gecontacteerd", "contacted"},
	graph.EngagementInterested: {"geïnteresseerd", "interested"},
	graph.EngagementEngaged:    {"betrokken", "engaged"},
	graph.EngagementCommitted:  {"geëngageerd", "committed"},
	graph.EngagementDeclined:   {"doet niet mee", "declined"},

	graph.MandateNone:      {"zonder mandaat", "no mandate"},
	graph.MandateConsult:   {"raadplegen", "consult"},
	graph.MandateNegotiate: {"onderhandelen", "negotiate"},
	graph.MandateDecide:    {"beslissen", "decide"},

	graph.MotiveOpportunity: {"kans", "opportunity"},
	graph.MotiveProblem:     {"probleem", "problem"},
	graph.MotiveObligation:  {"verplicht", "obligation"},

	graph.OrientationInstitutional: {"institutioneel gericht samenwerken", "institutional"},
	graph.OrientationChallenge:     {"samenwerken gericht op een maatschappelijke uitdaging", "directed at a challenge in society"},

	graph.IssueImprovement:    {"eerste orde: verbeteren", "first order: improvement"},
	graph.IssueTransformation: {"tweede orde: transformatie", "second order: transformation"},
	graph.IssueTransition:     {"derde orde: transitie", "third order: transition"},

	graph.FormIssue:   {"issue-samenwerking", "issue-based"},
	graph.FormProject: {"project-samenwerking", "project-based"},
	graph.FormChain:   {"ketensamenwerking", "chain"},

	graph.NetworkPolicy:       {"beleidsnetwerk", "policy network"},
	graph.NetworkOrganisation: {"organisatienetwerk", "network of organisations"},

	graph.FinalityInformation: {"informatie-uitwisseling", "exchange of information"},
	graph.FinalityLearning:    {"lerend netwerk", "learning network"},
	graph.FinalityResource:    {"middelennetwerk", "resource network"},
	graph.FinalityAction:      {"actienetwerk", "action network"},

	graph.GovernanceSelfRegulating: {"zelfregulerend", "self-regulating"},
	graph.GovernanceLead:           {"leider-organisatie", "lead organisation"},
	graph.GovernanceAdministrative: {"netwerk-administratieve organisatie", "network administrative organisation"},

	graph.ArrangementAlliance:      {"alliantie", "alliance"},
	graph.ArrangementPartnership:   {"partnerschap", "partnership"},
	graph.ArrangementConsultation:  {"overleg", "consultation"},
	graph.ArrangementCollaboration: {"samenwerkingsverband", "collaboration"},
	graph.ArrangementChain:         {"keten", "chain"},
	graph.ArrangementNetwork:       {"netwerk", "network"},
	graph.ArrangementAssociation:   {"associatie", "association"},
	graph.ArrangementMerger:        {"fusie", "merger"},
	graph.ArrangementPlatform:      {"platform", "platform"},
	graph.ArrangementOther:         {"andere", "other"},

	graph.FormalityFormal:   {"formeel", "formal"},
	graph.FormalityInformal: {"informeel", "informal"},

	graph.ScaleLocal:         {"lokaal", "local"},
	graph.ScaleRegional:      {"regionaal", "regional"},
	graph.ScaleNational:      {"nationaal", "national"},
	graph.ScaleEuropean:      {"Europees", "European"},
	graph.ScaleInternational: {"internationaal", "international"},

	graph.CommitmentProposed:  {"voorgesteld", "proposed"},
	graph.CommitmentPromised:  {"beloofd", "promised"},
	graph.CommitmentConfirmed: {"bevestigd", "confirmed"},
	graph.CommitmentDelivered: {"geleverd", "delivered"},
	graph.CommitmentWithdrawn: {"ingetrokken", "withdrawn"},

	graph.AttitudePartner:  {"partner", "partner"},
	graph.AttitudeFollower: {"volger", "follower"},
	graph.AttitudeWaiter:   {"afwachter", "waiter"},
	graph.AttitudeAvoider:  {"vermijder", "avoider"},
	graph.AttitudeOpponent: {"tegenstander", "opponent"},
	graph.AttitudeUnknown:  {"nog te bevragen", "still to be asked"},

	graph.ActionPlanned: {"gepland", "planned"},
	graph.ActionRunning: {"lopend", "running"},
	graph.ActionDone:    {"klaar", "done"},
	graph.ActionDropped: {"geschrapt", "dropped"},

	graph.SectorPublic:      {"overheid", "public sector"},
	graph.SectorNonProfit:   {"non-profit", "non-profit"},
	graph.SectorProfit:      {"profit", "profit"},
	graph.SectorCitizens:    {"burgers", "citizens"},
	graph.LevelNetwork:      {"netwerk", "network"},
	graph.LevelOrganisation: {"organisatie", "organisation"},
	graph.LevelIndividual:   {"individu", "individual"},
}
