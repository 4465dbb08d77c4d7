"""Networks: networkx and igraph where they have the measure, every case tried where they have not."""

import itertools
import warnings

import igraph as ig
import networkx as nx
import numpy as np

import mactor
from judge import ITERATED
from world import grouped, held

SMALL = 30  # up to so many nodes networkx, which is slow, is asked besides igraph
FEW = 14  # up to so many nodes every split in two is tried


def judge(world, judge):
    both = np.hstack([world.interests, world.positions])
    together, apart = mactor.meet(np.nan_to_num(both))
    dependence, influence = np.nan_to_num(world.dependencies), mactor.assessed(world)
    joined, signs = ties(world)
    for over, weights, signs, directed in (
        ("TIES", joined, signs, False), ("DEPENDENCIES", dependence, None, True), ("INFLUENCE", influence, None, True),
        ("CONGRUENCE", together, np.sign(together - apart), False), ("CONFLICT", apart, np.sign(together - apart), False),
    ):
        one = Network(world.stakeholders, weights, directed, judge, f"network/{over}/")
        one.whole()
        one.nodes()
        one.iterated()
        one.holes()
        one.communities()
        for by in "SECTOR", "ORGANISATION":
            one.brokerage(by, world.groups(by))
        if signs is not None:
            one.balance(signs)
        if judge.has(f"network/{over}/core-periphery"):
            one.periphery()


def ties(world):
    """Returns the sums of the strengths of the kinds that join, and the signs of all kinds together."""
    joined, all_kinds = np.zeros((2, len(world.stakeholders), len(world.stakeholders)))
    for (ends, kind), several in grouped(world.all("Tie"), lambda t: (frozenset((t["a"], t["b"])), t["kind"])).items():
        a, b = (world.at[e] for e in ends)
        strength = held(several)["strength"]
        for cell in (a, b), (b, a):
            all_kinds[cell] += -strength if kind == "CLASHES" else strength
            joined[cell] += 0 if kind == "CLASHES" else strength
    return joined, np.sign(all_kinds)


class Network:
    def __init__(self, who, weights, directed, judge, name):
        self.who, self.weights, self.directed, self.judge, self.name = who, weights, directed, judge, name
        self.n = len(who)
        self.links = weights != 0
        arcs = [(a, b) for a, b in np.argwhere(self.links).tolist() if directed or a < b]
        self.nx = nx.DiGraph() if directed else nx.Graph()
        self.nx.add_nodes_from(range(self.n))
        self.nx.add_weighted_edges_from((a, b, float(weights[a, b])) for a, b in arcs)
        self.ig = ig.Graph(self.n, arcs, directed=directed, edge_attrs={"weight": [float(weights[a, b]) for a, b in arcs]})
        mutual = np.triu(weights + weights.T if directed else weights)
        pairs = np.argwhere(mutual).tolist()
        self.flat = ig.Graph(self.n, pairs, edge_attrs={"weight": [float(mutual[a, b]) for a, b in pairs]})

    def same(self, measure, values, by, rows=None, columns=None, within=1e-9):
        self.judge.same(self.name + measure, values, rows, columns, by=by, within=within)

    def whole(self):
        m = self.nx.number_of_edges()
        self.same("links", m, "networkx")
        self.same("density", nx.density(self.nx) if self.n > 1 else 0, "networkx")
        self.same("reciprocity", 0 if m == 0 else self.ig.reciprocity(), "igraph")
        self.same("components", len(self.ig.connected_components("weak")), "igraph")
        self.same("strong components", len(self.ig.connected_components("strong")), "igraph")

    def nodes(self):
        who, g = self.who, self.nx
        either = self.links | self.links.T
        self.same("degree", either.sum(1), "NumPy", who)
        self.same("in-degree", self.links.sum(0), "NumPy", who)
        self.same("out-degree", self.links.sum(1), "NumPy", who)
        self.same("strength", self.weights.sum(1) + (self.weights.sum(0) if self.directed else 0), "NumPy", who)
        self.same("core", list(nx.core_number(g).values()), "networkx", who)
        self.same("core", self.ig.coreness("all"), "igraph", who)
        scale = (self.n - 1) * (self.n - 2) / (1 if self.directed else 2)
        self.same("betweenness", np.array(self.ig.betweenness()) / (scale or 1), "igraph", who)
        self.same("closeness", list(nx.closeness_centrality(g).values()), "networkx", who)
        if self.n <= SMALL:
            self.same("betweenness", list(nx.betweenness_centrality(g).values()), "networkx", who)

    def iterated(self):
        rank = self.ig.pagerank(damping=0.85, weights="weight")
        self.same("page rank", rank, "igraph", self.who, within=ITERATED)
        rank = nx.pagerank(self.nx, alpha=0.85, tol=1e-12 / self.n, max_iter=1000, weight="weight")
        self.same("page rank", list(rank.values()), "networkx", self.who, within=ITERATED)
        self.same("eigenvector", self.limit(), "NumPy", self.who, within=ITERATED)
        if not self.cyclic():
            return  # networkx answers what its rounds happen to end with
        try:
            values = nx.eigenvector_centrality(self.nx, max_iter=1000, tol=1e-12 / self.n, weight=None)
        except (nx.PowerIterationFailedConvergence, nx.NetworkXException):
            return  # networkx takes a few rounds only
        self.same("eigenvector", list(values.values()), "networkx", self.who, within=ITERATED)

    def cyclic(self):
        return self.links.any() and not (self.directed and nx.is_directed_acyclic_graph(self.nx))

    def limit(self):
        """Returns the limit of x ← x + Aᵀx from equal x after 2¹⁷ rounds, by squaring; nan where it has not come to rest
        or no way comes back to where it began."""
        none = np.full(self.n, np.nan)
        if not self.cyclic():
            return none
        step = np.eye(self.n) + self.links.T
        power = step / step.max()
        for _ in range(17):
            power = power @ power
            power /= power.max()
        x = power @ np.ones(self.n)
        x /= np.linalg.norm(x)
        after = step @ x
        after /= np.linalg.norm(after)
        return x if abs(after - x).sum() < 1e-12 else none

    def holes(self):
        alone = ~(self.links | self.links.T).any(1)
        if self.n > 1:
            constraint = np.array(self.ig.constraint(), float)
            constraint[alone] = np.nan
            self.same("constraint", constraint, "igraph", self.who)
        if self.n <= SMALL:
            self.same("constraint", list(nx.constraint(self.nx).values()), "networkx", self.who)
        m = self.links.astype(float) + self.links.T
        with np.errstate(invalid="ignore"):
            p, q = m / m.sum(1, keepdims=True), m / m.max(1, keepdims=True, initial=0)
        size = np.where(alone, np.nan, ((m > 0) * (1 - p @ np.nan_to_num(q).T)).sum(1))
        self.same("effective size", size, "NumPy", self.who)
        if self.n <= SMALL:
            # networkx 3.6 is asked node by node, as for all at once it does not follow its definition; and it has no
            # answer about nodes that links only lead to.
            other = np.array(list(nx.effective_size(self.nx, nodes=list(self.nx)).values()), float)
            other[~self.links.any(1)] = size[~self.links.any(1)]
            self.same("effective size", other, "networkx", self.who)

    def communities(self):
        """Judges the communities by their modularity and by what holds them together."""
        community = self.judge.values(self.name + "community").astype(int).tolist()
        at = {s: i for i, s in enumerate(self.judge.rows(self.name + "community"))}
        of = [community[at[s]] for s in self.who]
        torn = [c for c in set(of) if not self.flat.induced_subgraph([v for v in range(self.n) if of[v] == c]).is_connected()]
        self.judge.holds(self.name + "community", "igraph", not torn, f"{torn} do not hang together")
        if self.flat.ecount() == 0:
            self.same("modularity", 0, "igraph")
            return
        q = self.flat.modularity(of, weights="weight")
        self.same("modularity", q, "igraph")
        flat = self.flat.to_networkx()
        best = max(
            nx.community.modularity(flat, nx.community.louvain_communities(flat, weight="weight", seed=seed), weight="weight")
            for seed in range(3)
        )
        self.judge.holds(self.name + "modularity", "networkx", q >= best - 1e-9, f"{q!r}, and Louvain's method finds {best!r}")

    def brokerage(self, by, groups):
        known = [(groups[a], groups[b]) for a, b in self.nx.edges if groups[a] is not None and groups[b] is not None]
        outside = sum(a != b for a, b in known)
        self.same(f"openness {by}", (2 * outside - len(known)) / len(known) if known else 0, "NumPy")
        roles = ["coordinator", "itinerant", "gatekeeper", "representative", "liaison", "total"]
        counts = np.zeros((self.n, len(roles)))
        for v in range(self.n):
            if groups[v] is None:
                continue
            for a, b in itertools.product(np.flatnonzero(self.links[:, v]), np.flatnonzero(self.links[v])):
                if a == b or self.links[a, b] or groups[a] is None or groups[b] is None:
                    continue
                counts[v, role(groups[a], groups[v], groups[b])] += 1
                counts[v, 5] += 1
        self.same(f"brokerage {by}", counts, "every open pair", self.who, roles)

    def balance(self, signs):
        size = abs(signs)
        all_three = round(np.trace(size @ size @ size) / 6)
        balanced = round((np.trace(signs @ signs @ signs) + np.trace(size @ size @ size)) / 12)
        self.same("triads", all_three, "NumPy")
        self.same("balanced triads", balanced, "NumPy")
        self.same("balance", balanced / all_three if all_three else 1, "NumPy")
        at_most = float(self.judge.values(self.name + "frustration at most"))
        exact = self.judge.values(self.name + "frustration")
        if self.n <= FEW:
            fewest = frustration(signs)
            self.same("frustration", fewest, "every split")
            self.same("frustration at most", fewest, "every split")
            return
        right = np.isnan(exact) or float(exact) == at_most
        self.judge.holds(self.name + "frustration", "NumPy", right, f"{exact}, and at most {at_most}")
        self.judge.holds(self.name + "frustration at most", "NumPy", (at_most == 0) == splits(signs), f"{at_most}")

    def periphery(self):
        """Judges how well the best core fits, among all where they are few."""
        if self.n > FEW:
            fit = self.judge.values(self.name + "core-periphery")
            self.judge.holds(self.name + "core-periphery", "nobody", np.isnan(fit) or -1 <= fit <= 1, f"{fit!r}")
            return
        best, pairs = np.nan, ~np.eye(self.n, dtype=bool)
        links = self.links[pairs].astype(float)
        for core in range(1, 2**self.n):
            is_core = np.array([core >> v & 1 for v in range(self.n)], bool)
            ideal = (is_core[:, None] | is_core[None, :])[pairs].astype(float)
            if 0 < links.sum() < len(links) and 0 < ideal.sum() < len(ideal):
                best = np.fmax(best, np.corrcoef(links, ideal)[0, 1])
        self.same("core-periphery", best, "every core")


def role(a, v, b):
    if a == v == b:
        return 0
    if a == b:
        return 1
    if v == b:
        return 2
    return 3 if a == v else 4


def frustration(signs):
    """Tries every split in two."""
    n = len(signs)
    splits = np.arange(2 ** max(n - 1, 0))
    side = 1 - 2 * (splits[:, None] >> np.arange(n) & 1)
    a, b = np.nonzero(np.triu(signs))
    return int((side[:, a] * side[:, b] != signs[a, b]).sum(1).min()) if len(a) else 0


def splits(signs):
    """Tells whether the nodes can be put on two sides with nothing in the wrong place."""
    side = {}
    for first in range(len(signs)):
        if first in side:
            continue
        side[first], queue = 1, [first]
        for v in queue:
            for w in np.flatnonzero(signs[v]):
                if w not in side:
                    side[w] = side[v] * signs[v, w]
                    queue.append(w)
                elif side[w] != side[v] * signs[v, w]:
                    return False
    return True


warnings.filterwarnings("ignore", category=RuntimeWarning, module="networkx")
