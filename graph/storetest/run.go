package storetest

import (
	"testing"

	"raakvlak/graph"
)

// Run runs the contract, each case with a store from open, which closes it when the test ends.
func Run(t *testing.T, open func(tb testing.TB) graph.Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, w *World)
	}{
		{"Commit/Writes", commitWrites},
		{"Commit/StaleBase", commitStaleBase},
		{"Commit/KnownKey", commitKnownKey},
		{"Commit/KnownKeyBeforeStale", commitKnownKeyBeforeStale},
		{"Commit/KnownKeyAmongNew", commitKnownKeyAmongNew},
		{"Commit/KeysArePerMap", commitKeysArePerMap},
		{"Commit/SeveralEntries", commitSeveralEntries},
		{"Commit/AllOrNothing", commitAllOrNothing},
		{"Commit/Large", commitLarge},
		{"Commit/SixteenWriters", commitSixteenWriters},
		{"Known", known},
		{"Found/AppearsAtOnce", foundAppearsAtOnce},
		{"Found/Interrupted", foundInterrupted},
		{"Found/Twice", foundTwice},
		{"Sweep/LeavesWhatIsThere", sweepLeavesWhatIsThere},
		{"Sweep/ExpiredKeys", sweepExpiredKeys},
		{"Load/SameAsFounded", loadSameAsFounded},
		{"Load/AfterEvents", loadAfterEvents},
		{"Load/IsOneRevision", loadIsOneRevision},
		{"Load/StoppedEarly", loadStoppedEarly},
		{"Load/UnknownEnumeration", loadUnknownEnumeration},
		{"Fields/Full", fieldsFull},
		{"Fields/Zero", fieldsZero},
		{"Fields/Blank", fieldsBlank},
		{"Fields/FullToBlank", fieldsFullToBlank},
		{"Fields/BlankToFull", fieldsBlankToFull},
		{"Fields/Texts", fieldsTexts},
		{"Fields/Attributes", fieldsAttributes},
		{"Fields/Times", fieldsTimes},
		{"Links/Changed", linksChanged},
		{"Links/DeletedWithTheirEnd", linksDeletedWithTheirEnd},
		{"Links/ManyAndTwice", linksManyAndTwice},
		{"Events/InOrder", eventsInOrder},
		{"Events/Limit", eventsLimit},
		{"Events/AfterTheLast", eventsAfterTheLast},
		{"Events/AsCommitted", eventsAsCommitted},
		{"Events/Baseline", eventsBaseline},
		{"Number", number},
		{"Maps", maps},
		{"Delete", deleteMap},
		{"Check/Sound", checkSound},
		{"UnknownMap", unknownMap},
		{"CancelledContext", cancelledContext},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, NewWorld(t, open(t))) })
	}
}
