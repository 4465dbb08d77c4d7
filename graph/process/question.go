package process

// QuestionKey names a helper question (behulpzame vraag).
type QuestionKey string

// The parts of the ABC canvas that one asks about, of which interests have three levels.
const (
	AmbitionKey          QuestionKey = "AMBITION"
	LevelNetworkKey      QuestionKey = "NETWORK"
	LevelOrganisationKey QuestionKey = "ORGANISATION"
	LevelIndividualKey   QuestionKey = "INDIVIDUAL"
	CommitmentKey        QuestionKey = "COMMITMENT"
)

// questions are those of the seed document; the three on levels of interests are of Opstaele, Bonne and De Schepper.
var questions = map[QuestionKey]Text{
	AmbitionKey: {"Wat inspireert ons samen?", "What inspires us together?"},
	LevelNetworkKey: {
		"Welke meerwaarde, welke voordelen kunnen gecreëerd worden door samen te werken?",
		"Which added value, which advantages can be created by working together?",
	},
	LevelOrganisationKey: {
		"Wat maakt dat jouw organisatie tijd en energie wil steken in dit samenwerkingsinitiatief?",
		"What makes your organisation want to put time and energy into this initiative?",
	},
	LevelIndividualKey: {
		"Wat levert het voor jou op om hier deel van uit te maken?", "What do you get out of being part of this?",
	},
	CommitmentKey: {"Wat wil je inbrengen, bijdragen?", "What do you want to bring in, to contribute?"},
}

// Text returns the helper question.
func (k QuestionKey) Text() Text { return questions[k] }

// partNames are what the parts are called in a sentence.
var partNames = map[QuestionKey]Text{
	AmbitionKey:          {"de ambitie", "the ambition"},
	LevelNetworkKey:      {"de belangen van het netwerk", "the interests of the network"},
	LevelOrganisationKey: {"de belangen van de organisatie", "the interests of the organisation"},
	LevelIndividualKey:   {"de belangen van het individu", "the interests of the individual"},
	CommitmentKey:        {"het commitment", "the commitment"},
}
