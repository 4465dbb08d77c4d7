package graph

import "time"

// Agreement is a version of a document that the partners of a collaboration agreed to.
type Agreement struct {
	Record
	Collaboration ID           `json:"collaboration" ref:">IN Collaboration" required:"true"`
	Document      DocumentKind `json:"document" required:"true"`
	Name          string       `json:"name" text:"name" required:"true"`
	Text          string       `json:"text,omitempty" text:"document"`
	AgreedAt      *time.Time   `json:"agreedAt,omitempty"`
	Parties       []ID         `json:"parties,omitempty" ref:">WITH Organisation|Individual" most:"500"`
}

// DocumentKind is the document that a phase results in.
type DocumentKind string

// The documents.
const (
	DocumentStartNote            DocumentKind = "STARTNOTA"
	DocumentDeclarationOfIntent  DocumentKind = "INTENTIEVERKLARING"
	DocumentMemorandumOfAgreed   DocumentKind = "AFSPRAKENNOTA"
	DocumentCooperationAgreement DocumentKind = "OVEREENKOMST"
	DocumentProjectSheet         DocumentKind = "PROJECTFICHE"
)

// EntityKind returns KindAgreement.
func (*Agreement) EntityKind() Kind { return KindAgreement }

// EntityName returns the agreement's name.
func (a *Agreement) EntityName() string { return a.Name }

func (*Agreement) check(*Snapshot) error { return nil }

func (DocumentKind) values() []string {
	return []string{
		string(DocumentStartNote), string(DocumentDeclarationOfIntent), string(DocumentMemorandumOfAgreed),
		string(DocumentCooperationAgreement), string(DocumentProjectSheet),
	}
}
