"""MACTOR: influence, strength, positions."""

import numpy as np


def assessed(world):
    return np.nan_to_num(world.influence)


def derived(world):
    """Influence with what nobody assessed taken from dependence the other way, halves up."""
    return np.where(np.isnan(world.influence), np.floor(np.nan_to_num(world.dependencies).T + 0.5), world.influence)


def ratio(a, b):
    a, b = np.broadcast_arrays(np.asarray(a, float), np.asarray(b, float))
    return np.divide(a, b, out=np.zeros_like(a), where=b != 0)


class Strengths:
    """What follows from direct influence."""

    def __init__(self, direct, reading):
        over = np.minimum(direct[:, :, None], direct[None, :, :])  # i on k, k on j
        n = len(direct)
        self.indirect = direct + over.sum(1)
        self.maximum = np.maximum(direct, over.max(1, initial=0))
        np.fill_diagonal(self.maximum, 0)
        self.back = self.indirect.diagonal().copy()
        self.influence, self.dependence = self.indirect.sum(1) - self.back, self.indirect.sum(0) - self.back
        counted = self.back if reading == "TEXTBOOK" else 0
        self.r = force(self.influence + counted, self.dependence + counted, self.back)
        self.maximum_r = force(self.maximum.sum(1), self.maximum.sum(0), np.zeros(n))


def force(influence, dependence, back):
    q = ratio(influence - back, influence.sum()) * ratio(influence, influence + dependence)
    return ratio(len(q) * q, q.sum())


def meet(entries):
    """Returns convergence and divergence of rows."""
    a, b = entries[:, None, :], entries[None, :, :]
    mean = (abs(a) + abs(b)) / 2
    together, apart = (mean * (a * b > 0)).sum(2), (mean * (a * b < 0)).sum(2)
    np.fill_diagonal(together, 0)
    np.fill_diagonal(apart, 0)
    return together, apart


def judge(world, judge):
    for reading in "LIPSOR", "TEXTBOOK":
        for derive, direct in ("", assessed(world)), (" derived", derived(world)):
            one(world, judge, f"mactor/{reading}{derive}/", Strengths(direct, reading), direct)


def one(world, judge, name, s, direct):
    who, what, stances = world.stakeholders, world.ambitions, world.positions
    for measure, values in (
        ("direct", direct), ("indirect", s.indirect), ("maximum", s.maximum), ("net", s.indirect - s.indirect.T),
    ):
        judge.same(name + measure, values, who, who)
    for measure, values in (
        ("influence", s.influence), ("dependence", s.dependence), ("retroaction", s.back), ("strength", s.r),
        ("maximum strength", s.maximum_r),
    ):
        judge.same(name + measure, values, who)
    for order, known in enumerate((np.sign(stances), stances, s.r[:, None] * stances), 1):
        positions(judge, name, f" {order}", known, who, what)


def positions(judge, name, order, known, who, what):
    entries = np.nan_to_num(known)
    together, apart = meet(entries)
    pro, con = meet(entries.T)
    met = together.sum() + apart.sum()
    for measure, values, rows, columns in (
        ("positions", known, who, what), ("convergence", together, who, who), ("divergence", apart, who, who),
        ("net distance", together - apart, who, who), ("ambition convergence", pro, what, what),
        ("ambition divergence", con, what, what), ("degree of convergence", 100 * ratio(together.sum(), met), None, None),
        ("mobilisation", abs(entries).sum(1), who, None),
        ("ambivalence", np.where((together + apart).sum(1) > 0, 1 - ratio(abs(together - apart).sum(1), (together + apart).sum(1)), 0), who, None),
        ("agreement", np.maximum(entries, 0).sum(0), what, None), ("disagreement", np.minimum(entries, 0).sum(0), what, None),
        ("ambition mobilisation", abs(entries).sum(0), what, None),
    ):
        judge.same(name + measure + order, values, rows, columns)
