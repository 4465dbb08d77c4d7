"""Does with the ecosystem's libraries what the Go program beside it does, and tells how long that took.

    python peer.py WHAT FILE ROUNDS

FILE holds lines of numbers; in the first are the sizes. What is read is made ready before time begins.
"""

import json
import sys
import time

import numpy as np

NEAREST, NEAREST_OF_ONE, ASKED = 5, 20, 1000
BLOCK = 2000  # rows of a product at once


def stances(file):
    from scipy import sparse

    rows, columns, values = np.loadtxt(file, dtype=np.int64).T
    x = sparse.csr_array((values[1:].astype(float), (rows[1:], columns[1:])), shape=(rows[0], columns[0]))
    norms = np.sqrt((x * x).sum(axis=1))
    x = sparse.csr_array(sparse.diags_array(1 / np.where(norms == 0, 1, norms)) @ x)
    return x, sparse.csr_array(x.T)


def largest(row, most):
    return row[np.argpartition(row, -most)[-most:]] if len(row) > most else row


def of_all(file):
    x, turned = stances(file)

    def work():
        total = 0.0
        for first in range(0, x.shape[0], BLOCK):
            product = x[first : first + BLOCK] @ turned
            own = np.repeat(np.arange(first, first + product.shape[0]), np.diff(product.indptr)) == product.indices
            product.data[own] = -np.inf
            for a, b in zip(product.indptr, product.indptr[1:]):
                top = largest(product.data[a:b], NEAREST)
                total += top[np.isfinite(top)].sum()
        return total

    return work


def of_one(file, beforehand=False):
    x, turned = stances(file)

    def work():
        for row in range(ASKED):
            row %= x.shape[0]
            product = x[[row]] @ (turned if beforehand else x.T)
            product.data[product.indices == row] = -np.inf
            if len(product.data) > NEAREST_OF_ONE:
                at = np.argpartition(product.data, -NEAREST_OF_ONE)[-NEAREST_OF_ONE:]
            else:
                at = np.arange(len(product.data))
            at = at[np.argsort(-product.data[at])]
            product.indices[at], product.data[at]
        return 0.0

    return work


def graph(file):
    import igraph as ig

    with open(file, encoding="utf-8") as f:
        n = int(f.readline().split()[0])
        links = [line.split() for line in f]
    return ig.Graph(n, [(int(a), int(b)) for a, b, _ in links], directed=True, edge_attrs={"weight": [float(w) for _, _, w in links]})


def pagerank(file):
    g = graph(file)
    return lambda: g.pagerank(damping=0.85, weights="weight")[0]


def betweenness(file):
    g = graph(file)
    n = g.vcount()
    return lambda: g.betweenness()[0] / ((n - 1) * (n - 2))


def leiden(file):
    g = graph(file)
    g.to_undirected(combine_edges={"weight": "sum"})
    return lambda: g.community_leiden(objective_function="modularity", weights="weight", n_iterations=2).modularity


def mactor(file, products=False):
    both = np.loadtxt(file)
    direct, stances = np.ascontiguousarray(both[:, : len(both)]), np.ascontiguousarray(both[:, len(both) :])
    n = len(direct)

    def ratio(a, b):
        return np.divide(a, b, out=np.zeros_like(a), where=b != 0)

    def force(influence, dependence, back):
        q = ratio(influence - back, np.full(n, influence.sum())) * ratio(influence, influence + dependence)
        return n * q / q.sum()

    def over_formula():
        over = np.minimum(direct[:, :, None], direct[None, :, :])
        return over.sum(1), over.max(1)

    def over_products():
        total, most = np.zeros((n, n)), np.zeros((n, n))
        for level in 1, 2, 3, 4:
            reached = (direct >= level).astype(np.float32)
            ways = reached @ reached
            total += ways
            most[ways > 0] = level
        return total, most

    def meet_formula(x):
        a, b = x[:, None, :], x[None, :, :]
        mean = (abs(a) + abs(b)) / 2
        return (mean * (a * b > 0)).sum(2), (mean * (a * b < 0)).sum(2)

    def meet_products(x):
        size, pro, con = abs(x), (x > 0).astype(float), (x < 0).astype(float)
        same = (size * pro) @ pro.T + (size * con) @ con.T
        apart = (size * pro) @ con.T + (size * con) @ pro.T
        return (same + same.T) / 2, (apart + apart.T) / 2

    over, meet = (over_products, meet_products) if products else (over_formula, meet_formula)

    def work():
        total, most = over()
        indirect, maximum = direct + total, np.maximum(direct, most)
        np.fill_diagonal(maximum, 0)
        back = indirect.diagonal()
        r = force(indirect.sum(1) - back, indirect.sum(0) - back, back)
        by_most = force(maximum.sum(1), maximum.sum(0), np.zeros(n))
        found = (np.arange(1, n + 1) * (r + by_most)).sum()
        for x in np.sign(stances), stances, r[:, None] * stances:
            for entries in x, x.T:
                for matrix in meet(entries):
                    np.fill_diagonal(matrix, 0)
                    found += matrix.sum()
        return found

    return work


WHAT = {
    "all": of_all, "row": of_one, "row-turned": lambda file: of_one(file, beforehand=True),
    "pagerank": pagerank, "betweenness": betweenness, "leiden": leiden,
    "mactor": mactor, "mactor-products": lambda file: mactor(file, products=True),
}


def main(what, file, rounds):
    work, seconds, found = WHAT[what](file), [], 0.0
    for _ in range(int(rounds)):
        start = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "found": float(found)}))


main(*sys.argv[1:])
