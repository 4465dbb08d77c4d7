package jobs

import (
	"fmt"
	"io"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
)

// today is a day on which some of what was to follow is done, some overdue and some to come.
var today = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// about returns what is done about the one collaboration of a map.
func about(name string, do func(v *graph.View, c graph.ID, w analysis.Work) error) Job {
	return Job{Name: "collaboration: " + name, Do: func(v *graph.View, w analysis.Work) error {
		for c := range graph.Every[*graph.Collaboration](v.Snapshot) {
			return do(v, c.ID, w)
		}
		return nil
	}}
}

// processed returns what is asked of its process.
func processed(name string, do func(*process.Process) error) Job {
	return about(name, func(v *graph.View, c graph.ID, w analysis.Work) error {
		p, err := process.Of(v, c, w)
		if err != nil {
			return err
		}
		return do(p)
	})
}

// taken are the methods about one collaboration, in which all take part.
func taken() (out []Job) {
	with := func(name string, do func(v *graph.View, c graph.ID, w analysis.Work) error) {
		out = append(out, about(name, do))
	}
	in := func(name string, do func(*process.Process) error) { out = append(out, processed(name, do)) }
	with("power and interest", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(analysis.PowerInterestOf(v, c, 3, w))
	})
	with("salience", func(v *graph.View, c graph.ID, w analysis.Work) error { return second(analysis.SalienceOf(v, c, 3, w)) })
	with("actors", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(analysis.ActorsOf(v, c, analysis.SubjectBoth, w))
	})
	with("attitudes", func(v *graph.View, c graph.ID, w analysis.Work) error { return second(analysis.AttitudesOf(v, c, w)) })
	with("ethics", func(v *graph.View, c graph.ID, w analysis.Work) error { return second(analysis.EthicsOf(v, c, w)) })
	with("participation plan", func(v *graph.View, c graph.ID, w analysis.Work) error { return second(analysis.PlanOf(v, c, 3, w)) })
	with("problem frames", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(analysis.FramesOf(v, c, analysis.SubjectBoth, 3, w))
	})
	with("influence diagram", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(analysis.InfluenceDiagramOf(v, c, 3, w))
	})
	with("net-map", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(analysis.NetMapOf(v, c, analysis.SubjectBoth, 3, w))
	})
	with("typology", func(v *graph.View, c graph.ID, w analysis.Work) error { return second(analysis.TypologyOf(v, c, 3, w)) })
	with("linkage", func(v *graph.View, _ graph.ID, w analysis.Work) error {
		l, err := analysis.LinkageOf(v, analysis.LinkageOptions{Work: w})
		if err == nil {
			_, err = l.Counts()
		}
		return err
	})
	in("canvas", func(p *process.Process) error { return second(p.Canvas()) })
	in("coverage", func(p *process.Process) error { return second(p.Coverage()) })
	in("gates", func(p *process.Process) error { return second(p.Gates()) })
	in("checks", func(p *process.Process) error { return second(p.Checks()) })
	in("governance", func(p *process.Process) error { return second(p.Governance()) })
	in("pitfalls", func(p *process.Process) error { return second(p.Pitfalls()) })
	in("selection", func(p *process.Process) error { return second(p.Selection()) })
	in("missing", func(p *process.Process) error {
		s, err := p.Selection()
		if err == nil {
			_, err = s.Missing()
		}
		return err
	})
	in("engagement", func(p *process.Process) error { return second(p.Engagement(today)) })
	in("typing", func(p *process.Process) error { return second(p.Typing()) })
	with("timeline", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(process.TimelineOf(v, c, process.TimelineOptions{Work: w}))
	})
	in("suggestions", func(p *process.Process) error { return second(p.Suggestions("", 10)) })
	return out
}

// met is whom to talk with next, of a collaboration of as many as that is paid for.
func met() []Job {
	return []Job{processed("next conversations", func(p *process.Process) error { return second(p.NextConversations(today, 100)) })}
}

// drafted are the documents of a collaboration with as many records as a document may have.
func drafted() (out []Job) {
	for _, kind := range []graph.DocumentKind{
		graph.DocumentStartNote, graph.DocumentDeclarationOfIntent, graph.DocumentMemorandumOfAgreed, graph.DocumentCooperationAgreement,
		graph.DocumentProjectSheet,
	} {
		out = append(out, document(string(kind), kind, process.DocumentForAsker, ""))
	}
	const kind = graph.DocumentMemorandumOfAgreed
	out = append(out, document(fmt.Sprint(kind, " for the partners"), kind, process.DocumentForPartners, ""))
	for _, f := range exchange.DocumentFormats() {
		out = append(out, document(fmt.Sprint(kind, " as ", f.Name), kind, process.DocumentForAsker, f.Name))
	}
	return out
}

func document(name string, kind graph.DocumentKind, audience process.DocumentAudience, format string) Job {
	return about("document "+name, func(v *graph.View, c graph.ID, w analysis.Work) error {
		d, err := process.DocumentOf(v, c, kind, process.DocumentOptions{Audience: audience, Date: today, Work: w})
		if err == nil && format != "" {
			err = exchange.WriteDocument(io.Discard, format, d, w.Check)
		}
		return err
	})
}

// answered is what many answers come to.
func answered() []Job {
	return []Job{about("results of instruments", func(v *graph.View, c graph.ID, w analysis.Work) error {
		return second(instrument.ResultsOf(v, c, instrument.Standard(), "", w))
	})}
}
