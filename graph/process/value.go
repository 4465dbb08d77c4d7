package process

import "raakvlak/graph"

// valueTexts name values that sentences are made of.
var valueTexts = map[any]Text{
	graph.SectorPublic:    {"overheid", "public sector"},
	graph.SectorNonProfit: {"non-profit", "non-profit"},
	graph.SectorProfit:    {"profit", "profit"},
	graph.SectorCitizens:  {"burgers", "citizens"},

	graph.ScaleLocal:         {"lokaal", "local"},
	graph.ScaleRegional:      {"regionaal", "regional"},
	graph.ScaleNational:      {"nationaal", "national"},
	graph.ScaleEuropean:      {"Europees", "European"},
	graph.ScaleInternational: {"internationaal", "international"},

	graph.LevelNetwork:      {"netwerk", "network"},
	graph.LevelOrganisation: {"organisatie", "organisation"},
	graph.LevelIndividual:   {"individu", "individual"},
}
