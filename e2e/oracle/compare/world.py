"""What was recorded in a map, and what follows from it alone."""

from datetime import datetime
from functools import cached_property

import numpy as np

RANKS = {"SELF_STATED": 0, "DOCUMENTED": 1, "OBSERVED": 2, "ASSUMED": 3}
UNKNOWN = np.nan


def when(statement):
    return datetime.fromisoformat(statement["statedAt"].replace("Z", "+00:00"))


def held(statements):
    """Returns the statement that holds of several about one thing, in the order of recording: the one of the most
    trusted origin, of those the latest, of those the one recorded last."""
    return max(enumerate(statements), key=lambda s: (-RANKS[s[1]["origin"]], when(s[1]), s[0]))[1]


def grouped(statements, key):
    groups = {}
    for s in statements:
        groups.setdefault(key(s), []).append(s)
    return groups


class World:
    """A map."""

    def __init__(self, entities):
        self.entities = entities

    def all(self, kind):
        return sorted(self.entities.get(kind, []), key=lambda e: e["sequence"])

    @cached_property
    def stakeholders(self):
        return [e["id"] for e in self.all("Organisation") + self.all("Individual")]

    @cached_property
    def at(self):
        return {s: i for i, s in enumerate(self.stakeholders)}

    @cached_property
    def topics(self):
        return [t["id"] for t in self.all("Topic")]

    @cached_property
    def ambitions(self):
        return [a["id"] for a in self.all("Ambition")]

    @cached_property
    def interests(self):
        """Stances by stakeholder and topic: the sum of what its interests say, held within -4 and 4."""
        out = np.full((len(self.stakeholders), len(self.topics)), UNKNOWN)
        for interest in self.all("Interest"):
            if interest["holder"] not in self.at:
                continue
            for on in interest.get("topics") or []:
                cell = self.at[interest["holder"]], self.topics.index(on["topic"])
                out[cell] = np.nan_to_num(out[cell]) + on["stance"]
        return np.clip(out, -4, 4)

    @cached_property
    def positions(self):
        """Stances by stakeholder and ambition: those of the positions that hold."""
        out = np.full((len(self.stakeholders), len(self.ambitions)), UNKNOWN)
        known = [p for p in self.all("Position") if p.get("stance") is not None]
        for (who, what), several in grouped(known, lambda p: (p["stakeholder"], p["ambition"])).items():
            out[self.at[who], self.ambitions.index(what)] = held(several)["stance"]
        return out

    @cached_property
    def influence(self):
        """Assessed direct influence, from row to column; nan where nobody assessed it."""
        out = np.full((len(self.stakeholders),) * 2, UNKNOWN)
        for (a, b), several in grouped(self.all("Influence"), lambda i: (i["influencer"], i["influenced"])).items():
            out[self.at[a], self.at[b]] = held(several)["strength"]
        return out

    @cached_property
    def dependencies(self):
        """How far each depends on each, from row to column; nan where no dependency is recorded."""
        holders = {}
        for offer in self.all("Offer"):
            holders.setdefault(offer["resource"], set()).add(offer["stakeholder"])
        out = np.full((len(self.stakeholders),) * 2, UNKNOWN)
        for d in self.all("Dependency"):
            if d["confirmation"] == "DENIED":
                continue
            replaceability = d.get("replaceability")
            if replaceability is None:
                others = len(holders.get(d.get("resource"), set()) - {d["depender"], d["dependee"]})
                replaceability = others / (others + 1)
            cell = self.at[d["depender"]], self.at[d["dependee"]]
            out[cell] = max(np.nan_to_num(out[cell]), d["importance"] * (1 - replaceability))
        return out

    @cached_property
    def represented(self):
        """Organisations by the individual who represents them."""
        out = {}
        for r in self.all("Representation"):
            if r["organisation"] not in out.setdefault(r["individual"], []):
                out[r["individual"]].append(r["organisation"])
        return out

    def groups(self, by):
        """Returns the group of each stakeholder, None for none: by sector, or by the organisation that is on top."""
        organisations = {o["id"]: o for o in self.all("Organisation")}

        def group(organisation):
            if by == "SECTOR":
                return organisations[organisation].get("sector") or None
            while organisations[organisation].get("partOf"):
                organisation = organisations[organisation]["partOf"]
            return organisation

        out = []
        for s in self.stakeholders:
            own = {group(o) for o in ([s] if s in organisations else self.represented.get(s, []))}
            out.append(own.pop() if len(own) == 1 else None)
        return out
