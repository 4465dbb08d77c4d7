"""Holds answers against what they should be."""

import numpy as np

CLOSED = 1e-9  # how far a closed formula may be off, as a share of numbers above 1
ITERATED = 1e-6  # and what is found by iterating
MOST_SHOWN = 5  # differences of one measure of one map


class Judge:
    """The answers about one map."""

    def __init__(self, name, answers):
        self.map = name
        self.answers = {a["measure"]: a for a in answers}
        self.left = set(self.answers)
        self.numbers = self.differences = 0

    def has(self, measure):
        return measure in self.answers

    def values(self, measure):
        """Returns the answer as an array, nan for null."""
        return array(self.answers[measure]["values"])

    def rows(self, measure):
        return self.answers[measure].get("rows") or []

    def same(self, measure, want, rows=None, columns=None, by="NumPy", within=CLOSED):
        """Fails unless the answer is what is wanted: a number, or one per row (and column), nan for none."""
        if measure not in self.answers:
            self.differ(measure, by, "there is no answer")
            return
        self.left.discard(measure)
        answer = self.answers[measure]
        got, want = array(answer["values"]), array(want)
        at_rows, at_columns = answer.get("rows") or [], answer.get("columns") or []
        if rows is None:
            self.compare(measure, by, within, got.reshape(1, 1), want.reshape(1, 1), [""], [""])
            return
        one = columns is None
        want = want.reshape(len(rows), 1 if one else len(columns))
        if sorted(at_rows) != sorted(rows) or not one and sorted(at_columns) != sorted(columns):
            self.differ(measure, by, f"it is of {len(at_rows)} × {len(at_columns)}, not of {len(rows)} × {len(columns or [])}")
            return
        got = got.reshape(want.shape)
        want = want[[rows.index(r) for r in at_rows]]
        if not one:
            want = want[:, [columns.index(c) for c in at_columns]]
        self.compare(measure, by, within, got, want, at_rows, [""] if one else at_columns)

    def compare(self, measure, by, within, got, want, rows, columns):
        self.numbers += got.size
        bad = np.isnan(got) != np.isnan(want)
        bad |= np.abs(np.nan_to_num(got) - np.nan_to_num(want)) > within * np.maximum(1, np.abs(np.nan_to_num(want)))
        for shown, (i, j) in enumerate(np.argwhere(bad)):
            where = " ".join(x for x in (rows[i], columns[j]) if x)
            self.differ(measure, by, f"{where}: {got[i, j]!r}, want {want[i, j]!r}", shown < MOST_SHOWN)

    def holds(self, measure, by, true, text):
        """Fails unless it is true of the answer."""
        self.left.discard(measure)
        self.numbers += 1
        if not true:
            self.differ(measure, by, text)

    def differ(self, measure, by, text, show=True):
        self.differences += 1
        if show:
            print(f"{self.map}: {measure} (by {by}): {text}")

    def finish(self):
        """Fails for answers that were not looked at."""
        for measure in sorted(self.left):
            self.differ(measure, "nobody", "nothing was computed to compare it with")


def array(values):
    return np.array(values, dtype=float)
