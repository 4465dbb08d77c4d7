package graph

// Resource is something that people need from each other.
type Resource struct {
	Record
	Name        string       `json:"name" text:"name" required:"true"`
	Description string       `json:"description,omitempty" text:"body"`
	Kind        ResourceKind `json:"kind" default:"OTHER"`
	Unit        string       `json:"unit,omitempty" text:"label"` // what amounts of it are counted in
}

// ResourceKind says what sort of thing a resource is.
type ResourceKind string

// The kinds of resources.
const (
	ResourceMoney     ResourceKind = "MONEY"
	ResourcePeople    ResourceKind = "PEOPLE"
	ResourceKnowledge ResourceKind = "KNOWLEDGE"
	ResourceAuthority ResourceKind = "AUTHORITY"
	ResourceAccess    ResourceKind = "ACCESS"
	ResourceData      ResourceKind = "DATA"
	ResourceSpace     ResourceKind = "SPACE"
	ResourceSupport   ResourceKind = "SUPPORT" // draagvlak: the backing of people
	ResourceOther     ResourceKind = "OTHER"
)

// EntityKind returns KindResource.
func (*Resource) EntityKind() Kind { return KindResource }

// EntityName returns the resource's name.
func (r *Resource) EntityName() string { return r.Name }

func (*Resource) check(*Snapshot) error { return nil }

func (ResourceKind) values() []string {
	return []string{
		string(ResourceMoney), string(ResourcePeople), string(ResourceKnowledge), string(ResourceAuthority),
		string(ResourceAccess), string(ResourceData), string(ResourceSpace), string(ResourceSupport), string(ResourceOther),
	}
}
