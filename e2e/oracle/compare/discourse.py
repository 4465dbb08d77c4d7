"""Discourse networks: who said the same."""

import numpy as np

from world import when

LEVELS = range(-4, 5)


def judge(world, judge):
    for name in sorted({m.rsplit("/", 1)[0] for m in judge.answers if m.startswith("discourse/")}):
        by, normalisation, duplicates = name.split("/")[1].split(" ")
        one(judge, name + "/", said(world, by), normalisation, duplicates)


def said(world, by):
    """Returns the statements by date, each as actor, subject, stance, date and document."""
    individuals = {e["id"] for e in world.all("Individual")}
    out = []
    for p in world.all("Position"):
        if p.get("stance") is None or by == "INDIVIDUAL" and p["stakeholder"] not in individuals:
            continue
        speakers = [p["stakeholder"]] if by == "INDIVIDUAL" else world.represented.get(p["stakeholder"]) or [p["stakeholder"]]
        out += [(who, p["ambition"], p["stance"], when(p), (p.get("source") or {}).get("document")) for who in speakers]
    return sorted(out, key=lambda s: s[3])


def period(duplicates, date, document):
    if duplicates == "DOCUMENT":
        return document
    if duplicates == "WEEK":
        return date.isocalendar()[:2]
    return {"MONTH": (date.year, date.month), "YEAR": date.year, "ACROSS_RANGE": 0}[duplicates]


def distinct(statements, duplicates, stance):
    seen, out = set(), []
    for n, s in enumerate(statements):
        alone = duplicates == "INCLUDE" or duplicates == "DOCUMENT" and not s[4]
        key = (n,) if alone else (s[0], s[1], s[2] if stance else None, period(duplicates, s[3], s[4]))
        if key not in seen:
            seen.add(key)
            out.append(s)
    return out


def counts(statements, who, what):
    """Returns how many statements each made on each subject with each stance."""
    x = np.zeros((len(who), len(what), len(LEVELS)))
    for s in statements:
        x[who.index(s[0]), what.index(s[1]), s[2] - LEVELS[0]] += 1
    return x


def divisor(x, normalisation):
    activity, flat = x.sum((1, 2)), x.reshape(len(x), x.shape[1] * x.shape[2])
    if normalisation == "AVERAGE_ACTIVITY":
        return (activity[:, None] + activity[None, :]) / 2
    if normalisation == "DNA_COSINE":
        return np.outer(activity, activity)
    if normalisation == "COSINE":
        return np.sqrt(np.outer((flat**2).sum(1), (flat**2).sum(1)))
    if normalisation == "DNA_JACCARD":
        only = flat @ (flat == 0).T
        return only + only.T + flat @ flat.T
    return np.ones((len(x), len(x)))


def divided(a, b):
    out = np.divide(a, b, out=np.zeros_like(a), where=b != 0)
    return out


def one(judge, name, statements, normalisation, duplicates):
    who, what = sorted({s[0] for s in statements}), sorted({s[1] for s in statements})
    stances = [s[2] for s in statements]
    span = max(1, max(stances) - min(stances)) if stances else 1
    x = counts(distinct(statements, duplicates, True), who, what)
    plain = counts(distinct(statements, duplicates, False), who, what)
    q = np.array(LEVELS, float)
    apart = abs(q[:, None] - q[None, :]) / span

    def network(x, weight):
        out = divided(np.einsum("ick,jcl,kl->ij", x, x, weight, optimize=True), divisor(x, normalisation))
        np.fill_diagonal(out, 0)
        return out

    judge.same(name + "ignore", network(plain, np.ones_like(apart)), who, who)
    judge.same(name + "congruence", network(x, 1 - apart), who, who)
    judge.same(name + "conflict", network(x, apart), who, who)
    judge.same(name + "subtract", network(x, 1 - 2 * apart), who, who)
    judge.same(name + "activity", x.sum((1, 2)), who)
    for share in "NONE", "ACTIVITY", "PROMINENCE":
        for kind, cells, by in ("ignore", plain.sum(2), plain), ("subtract", (x * q).sum(2), x):
            under = {
                "NONE": np.ones_like(cells), "ACTIVITY": np.broadcast_to(by.sum((1, 2))[:, None], cells.shape),
                "PROMINENCE": np.broadcast_to(by.sum((0, 2))[None, :], cells.shape),
            }[share]
            judge.same(name + f"two-mode {kind} {share}", divided(cells, under), who, what)
