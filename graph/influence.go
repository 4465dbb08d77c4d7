package graph

// Influence is MACTOR's direct influence of one stakeholder on another. An assessed 0 differs from not assessed.
type Influence struct {
	Record
	Statement
	Influencer ID  `json:"influencer" ref:"from INFLUENCES Organisation|Individual" required:"true"`
	Influenced ID  `json:"influenced" ref:"to INFLUENCES Organisation|Individual" required:"true"`
	Strength   int `json:"strength" range:"0,4"` // 0 none, 1 procedures, 2 projects, 3 missions, 4 existence
}

// EntityKind returns KindInfluence.
func (*Influence) EntityKind() Kind { return KindInfluence }

// Subjects returns both ends.
func (i *Influence) Subjects(*Snapshot) []ID { return []ID{i.Influencer, i.Influenced} }

func (i *Influence) check(*Snapshot) error {
	return checkDistinct(i.Influencer, i.Influenced, "influenced", "nobody's influence on itself is assessed")
}
