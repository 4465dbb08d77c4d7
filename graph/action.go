package graph

import "time"

// Action is something a collaboration does: who leads it, with whom, until when, and how its result is known.
type Action struct {
	Record
	Collaboration ID           `json:"collaboration" ref:">IN Collaboration" required:"true"`
	Name          string       `json:"name" text:"name" required:"true"`
	Description   string       `json:"description,omitempty" text:"body"`
	Leader        ID           `json:"leader,omitempty" ref:">LED_BY Organisation|Individual"`
	Partners      []ID         `json:"partners,omitempty" ref:">WITH Organisation|Individual" most:"100"`
	Ambition      ID           `json:"ambition,omitempty" ref:">FOR Ambition"`
	Due           *time.Time   `json:"due,omitempty"`
	Indicator     string       `json:"indicator,omitempty" text:"body"`
	Result        string       `json:"result,omitempty" text:"body"`
	Status        ActionStatus `json:"status" default:"PLANNED"`
}

// ActionStatus is how far an action has come.
type ActionStatus string

// The statuses of an action.
const (
	ActionPlanned ActionStatus = "PLANNED"
	ActionRunning ActionStatus = "RUNNING"
	ActionDone    ActionStatus = "DONE"
	ActionDropped ActionStatus = "DROPPED"
)

// EntityKind returns KindAction.
func (*Action) EntityKind() Kind { return KindAction }

// EntityName returns the action's name.
func (a *Action) EntityName() string { return a.Name }

func (*Action) check(*Snapshot) error { return nil }

func (ActionStatus) values() []string {
	return []string{string(ActionPlanned), string(ActionRunning), string(ActionDone), string(ActionDropped)}
}
