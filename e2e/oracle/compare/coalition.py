"""Voting power, by every coalition and, where there are few players, by every order of joining."""

import itertools
import math


def judge(world, judge):
    spoken = {s: 1 for s in world.stakeholders}
    for p in world.all("Position"):
        spoken[p["stakeholder"]] += 1
    for name in "majority", "three fifths":
        who = judge.rows(f"coalition/{name}/weight")
        one(judge, f"coalition/{name}/", who, [spoken[s] for s in who], name == "majority")


def one(judge, name, who, weights, majority):
    total, n = sum(weights), len(weights)

    def wins(players):
        weight = sum(weights[p] for p in players)
        return 2 * weight > total if majority else 5 * weight >= 3 * total > 0

    others = [[p for p in range(n) if p != player] for player in range(n)]
    swings, shapley = [0] * n, [0.0] * n
    for player in range(n):
        for size in range(n):
            for team in itertools.combinations(others[player], size):
                if wins(team + (player,)) and not wins(team):
                    swings[player] += 1
                    shapley[player] += math.factorial(size) * math.factorial(n - 1 - size) / math.factorial(n)
    teams = [t for size in range(1, n + 1) for t in itertools.combinations(range(n), size) if wins(t)]
    minimal = [t for t in teams if not any(wins(tuple(p for p in t if p != out)) for out in t)]
    judge.same(name + "weight", weights, who)
    judge.same(name + "Shapley-Shubik", shapley, who, by="every coalition")
    judge.same(name + "Banzhaf", [s / sum(swings) if sum(swings) else 0 for s in swings], who, by="every coalition")
    judge.same(name + "probability", [s / 2 ** (n - 1) for s in swings], who, by="every coalition")
    judge.same(name + "minimal winning", len(minimal), by="every coalition")
    if n <= 6:
        judge.same(name + "Shapley-Shubik", by_orders(n, wins), who, by="every order of joining")


def by_orders(n, wins):
    out = [0.0] * n
    for order in itertools.permutations(range(n)):
        for last in range(1, n + 1):
            if wins(order[:last]):
                out[order[last - 1]] += 1 / math.factorial(n)
                break
    return out
