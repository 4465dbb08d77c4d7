package gen

import (
	"math/rand/v2"
	"strconv"
)

// The lists are what names and texts are put together from; none of them is changed.
var (
	bodies    = []string{"Stichting", "Coöperatie", "Dienst", "Vereniging", "Raad", "Huis", "Werkgroep", "Fonds", "Bond", "Centrum"}
	concerns  = []string{"Water", "Wonen", "Zorg", "Buurt", "Energie", "Jeugd", "Natuur", "Mobiliteit", "Arbeid", "Cultuur", "Landbouw", "Sport"}
	places    = []string{"Rietveld", "Oosterhoek", "Zandkreek", "Molenbeke", "Kanaalzijde", "Heideland", "Polderdorp", "Steenhove"}
	functions = []string{"Directeur", "Coördinator", "Beleidsmedewerker", "Buurtwerker", "Voorzitter", "Projectleider"}
	wants     = []string{
		"Wij willen dat", "Voor ons telt dat", "Het helpt ons als", "Wij maken ons zorgen wanneer", "Het is ons iets waard dat",
		"Onze leden verwachten dat",
	}
	subjects = []string{
		"de plannen tijdig bekend zijn", "bewoners mee beslissen", "de kosten eerlijk verdeeld worden", "er ruimte blijft voor groen",
		"de afspraken op papier staan", "gegevens veilig gedeeld worden", "niemand uit de boot valt", "het werk op elkaar aansluit",
	}
	reasons = []string{
		"omdat wij anders onze opdracht niet halen", "want daar rekenen wij op", "zodat wij verder kunnen bouwen",
		"omdat het vroeger misliep", "want onze achterban vraagt ernaar", "zodat de last niet bij één partij ligt",
	}
	documents = []string{"Meerjarenplan", "Jaarverslag", "Verslag van het overleg", "Beleidsnota", "Interview"}
)

func concern(random *rand.Rand, n int) string {
	return pick(random, concerns) + " " + pick(random, places) + " " + strconv.Itoa(n)
}

func sentence(random *rand.Rand) string {
	return pick(random, wants) + " " + pick(random, subjects) + ", " + pick(random, reasons) + "."
}
