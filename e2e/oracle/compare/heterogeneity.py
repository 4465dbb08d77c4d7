"""How mixed a group is."""

import math

import numpy as np
from scipy import stats


def judge(world, judge):
    counts = np.unique([o["sector"] for o in world.all("Organisation") if o.get("sector")], return_counts=True)[1]
    n, k = counts.sum(), len(counts)
    p = counts / n if n else np.zeros(0)
    blau = 1 - (p**2).sum() if n else 0
    shannon = stats.entropy(p) if n else 0
    judge.same("heterogeneity/Blau", blau)
    judge.same("heterogeneity/IQV", blau / (1 - 1 / k) if k > 1 else 0)
    judge.same("heterogeneity/Shannon", shannon, by="SciPy")
    judge.same("heterogeneity/Pielou", shannon / math.log(k) if k > 1 else 0, by="SciPy")
    judge.same("heterogeneity/effective number", math.exp(shannon) if n else 0, by="SciPy")
    judge.same("heterogeneity/unbiased Blau", n / (n - 1) * blau if n > 1 else 0)
