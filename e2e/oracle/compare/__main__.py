"""Computes every measure of the given maps once more, from what was recorded alone, and reports what the answers differ in.

    python compare FILE

FILE has the maps as JSON, each with its input and its answers. The exit code is 1 when anything differs.
"""

import json
import sys

import alignment
import coalition
import dependence
import discourse
import heterogeneity
import mactor
import network
from judge import Judge
from world import World

FAMILIES = (alignment, mactor, discourse, dependence, network, heterogeneity, coalition)


def main(file):
    with open(file, encoding="utf-8") as f:
        records = json.load(f)
    numbers, differences = 0, 0
    for record in records:
        judge = Judge(record["map"], record["answers"])
        world = World(record["input"])
        for family in FAMILIES:
            family.judge(world, judge)
        judge.finish()
        numbers += judge.numbers
        differences += judge.differences
    print(f"{len(records)} maps, {numbers} numbers compared, {differences} differ")
    return 1 if differences else 0


sys.exit(main(sys.argv[1]))
