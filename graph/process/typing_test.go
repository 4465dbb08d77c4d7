package process_test

import (
	"testing"

	"raakvlak/graph/process"
)

// TestTyping_choices has a label and a guidance in both languages for every value that a characteristic can be given.
func TestTyping_choices(t *testing.T) {
	typing := must[*process.Typing](t)(processOf(t, collaboration(0)...).Typing())
	for _, c := range typing.Characteristics {
		for _, o := range append([]process.Choice{{Label: c.Name, Guidance: c.Guidance}}, c.Choices...) {
			for _, text := range []process.Text{o.Label, o.Guidance} {
				if text.Dutch == "" || text.English == "" {
					t.Errorf("%s %q has a text without one of its languages", c.Key, o.Value)
				}
			}
		}
	}
}
