"""Dependence as numbers."""

import numpy as np


def judge(world, judge):
    who, d = world.stakeholders, np.nan_to_num(world.dependencies)
    mutual = np.minimum(d, d.T)
    for measure, values in (("strength", d), ("joint", d + d.T), ("mutual", mutual), ("imbalance", abs(d - d.T))):
        judge.same("dependence/" + measure, values, who, who)
    judge.same("dependence/depends", d.sum(1), who)
    judge.same("dependence/depended upon", d.sum(0), who)
    judge.same("dependence/reciprocity", mutual.sum() / d.sum() if d.sum() else 0)  # each pair stands there twice
