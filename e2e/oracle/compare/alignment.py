"""Alignment of pairs: stances side by side."""

import networkx as nx
import numpy as np

import mactor


def judge(world, judge):
    trees = nx.Graph()
    trees.add_nodes_from(world.topics + world.ambitions)
    trees.add_edges_from((t["id"], t["narrowerThan"]) for t in world.all("Topic") if t.get("narrowerThan"))
    strength = mactor.Strengths(mactor.assessed(world), "LIPSOR").r
    for of, subjects, stances in (
        ("INTERESTS", world.topics, world.interests),
        ("POSITIONS", world.ambitions, world.positions),
        ("BOTH", world.topics + world.ambitions, np.hstack([world.interests, world.positions])),
    ):
        for measure, values in measures(stances, similarity(trees, subjects), strength).items():
            np.fill_diagonal(values, np.nan)
            judge.same(f"alignment/{of}/{measure}", values, world.stakeholders, world.stakeholders)


def similarity(trees, subjects):
    """Returns ½ per step between two in one tree, 0 between two that are not."""
    out = np.zeros((len(subjects),) * 2)
    for i, steps in enumerate(subjects):
        lengths = nx.single_source_shortest_path_length(trees, steps)
        for j, other in enumerate(subjects):
            if other in lengths:
                out[i, j] = 0.5 ** lengths[other]
    return out


def measures(stances, s, strength):
    x = np.nan_to_num(stances)
    a, b = x[:, None, :], x[None, :, :]
    product, larger, smaller = a * b, np.maximum(abs(a), abs(b)), np.minimum(abs(a), abs(b))
    common = (product != 0).any(2)

    def scored(over, under):
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(common, over / under, np.nan)

    squares, soft = (x * x).sum(1), x @ s @ x.T
    same, opposed = (smaller * (product > 0)).sum(2), (smaller * (product < 0)).sum(2)
    out = {
        "COSINE": scored(x @ x.T, np.sqrt(np.outer(squares, squares))),
        "SOFT_COSINE": scored(soft, np.sqrt(np.outer(soft.diagonal(), soft.diagonal()))),
        "RUZICKA": scored(same - opposed, larger.sum(2)),
        "JACCARD": scored((product != 0).sum(2), (larger != 0).sum(2)),
        "same": scored(same, larger.sum(2)),
        "opposed": scored(opposed, larger.sum(2)),
        "evidence": (~np.isnan(stances)[:, None, :] & ~np.isnan(stances)[None, :, :]).sum(2).astype(float),
    }
    for order, entries in enumerate((np.sign(x), x, strength[:, None] * x), 1):
        out[f"convergence {order}"], out[f"divergence {order}"] = mactor.meet(entries)
    together, apart = out["convergence 2"], out["divergence 2"]
    out["CONVERGENCE"] = scored(together, together + apart)
    out["NET_DISTANCE"] = scored(together - apart, 1)
    return out
