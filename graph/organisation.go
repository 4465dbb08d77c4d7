package graph

// Organisation is a body that has a stake: a public service, an association, a company, a citizens' group.
type Organisation struct {
	Record
	Name                  string   `json:"name" text:"name" required:"true"`
	Aliases               []string `json:"aliases,omitempty" text:"name" most:"50"`
	Description           string   `json:"description,omitempty" text:"body"`
	VisionOnCollaborating string   `json:"visionOnCollaborating,omitempty" text:"body"` // visie rond samenwerken
	Sector                Sector   `json:"sector,omitempty"`
	Scale                 Scale    `json:"scale,omitempty"`
	Domains               []string `json:"domains,omitempty" text:"label" most:"50"` // fields of work: care, housing, water
	Paradigm              Paradigm `json:"paradigm,omitempty"`
	PartOf                ID       `json:"partOf,omitempty" ref:">PART_OF Organisation"`
}

// Sector is the part of society an organisation belongs to.
type Sector string

// The sectors.
const (
	SectorPublic    Sector = "PUBLIC"
	SectorNonProfit Sector = "NON_PROFIT"
	SectorProfit    Sector = "PROFIT"
	SectorCitizens  Sector = "CITIZENS"
)

// Scale is how far something reaches geographically.
type Scale string

// The scales, smallest first.
const (
	ScaleLocal         Scale = "LOCAL"
	ScaleRegional      Scale = "REGIONAL"
	ScaleNational      Scale = "NATIONAL"
	ScaleEuropean      Scale = "EUROPEAN"
	ScaleInternational Scale = "INTERNATIONAL"
)

// Paradigm is Ronfeldt's basic form of organising that an organisation lives by.
type Paradigm string

// The paradigms.
const (
	ParadigmTribe     Paradigm = "TRIBE"     // stam: identity, kinship, safety
	ParadigmHierarchy Paradigm = "HIERARCHY" // staat en instituties: law and procedure
	ParadigmMarket    Paradigm = "MARKET"    // onderneming: exchange and prosperity
	ParadigmNetwork   Paradigm = "NETWORK"   // netwerk: collective action on a challenge
)

// EntityKind returns KindOrganisation.
func (*Organisation) EntityKind() Kind { return KindOrganisation }

// EntityName returns the organisation's name.
func (o *Organisation) EntityName() string { return o.Name }

func (o *Organisation) check(s *Snapshot) error {
	return checkNoCycle(s, o.ID, o.PartOf, "partOf", func(e Entity) ID { return e.(*Organisation).PartOf })
}

func (Sector) values() []string {
	return []string{string(SectorPublic), string(SectorNonProfit), string(SectorProfit), string(SectorCitizens)}
}

func (Scale) values() []string {
	return []string{
		string(ScaleLocal), string(ScaleRegional), string(ScaleNational), string(ScaleEuropean), string(ScaleInternational),
	}
}

func (Paradigm) values() []string {
	return []string{string(ParadigmTribe), string(ParadigmHierarchy), string(ParadigmMarket), string(ParadigmNetwork)}
}
