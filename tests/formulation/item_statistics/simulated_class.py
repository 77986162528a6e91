"""Classes whose truth is known: a latent skill answers a real case, with faults planted in the key.

Each student has a skill drawn from a normal distribution. A judgement with discrimination a and difficulty b is
answered as it truly is with the probability 1 / (1 + exp(-a (skill - b))), and otherwise with another option.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np

from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.answer_key import Key
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.case import load_case
from ipnb.formulation.key import load_key
from ipnb.formulation.kinds.single_choice import SingleChoice
from ipnb.formulation.vignette import Vignette

ROOT = Path(__file__).parents[3]
#: how the sections that are no single choices are answered: discrimination and difficulty of each judgement
OTHERS = 1.2, -0.8
#: how often somebody adds a sentence that has nothing to do with it, and how often the planted one
STRAY, PLANTED = 0.15, 0.5


def probability(skill, discrimination, difficulty):
    """The two-parameter logistic model."""
    return 1 / (1 + np.exp(-discrimination * (np.asarray(skill) - difficulty)))


@dataclass
class World:
    """A case, its key, and what is true of its judgements.

    Attributes
    ----------
    parameters
        ``section.item`` -> discrimination and difficulty.
    truth
        ``section.item`` -> the answer that good readers give.
    miskeyed, flat, misled
        The planted faults: a judgement whose key is wrong, one that has nothing to do with skill, and one for
        which half of those who are right choose the sentence ``sentence``, which the key calls unrelated.
    """

    case: dict
    data: dict
    parameters: dict[str, tuple[float, float]]
    truth: dict[str, str]
    miskeyed: str = ""
    flat: str = ""
    misled: str = ""
    sentence: str = ""
    vignette: Vignette = field(init=False)
    key: Key = field(init=False)

    def __post_init__(self):
        self.vignette = Vignette.from_data(self.case)
        self.key = Key.from_data(self.data, self.vignette)

    def draw(self, students: int, seed: int) -> dict[str, Answers]:
        """A class."""
        rng = np.random.default_rng(seed)
        skills = rng.standard_normal(students)
        return {f"student{n}": self._student(skill, rng) for n, skill in enumerate(skills)}

    def _student(self, skill: float, rng: np.random.Generator) -> Answers:
        given = {}
        best = respondents.expert(self.vignette, self.key)
        chance = Random(int(rng.integers(2**32)))
        wild = respondents.at_random(self.vignette, chance)
        for name, section in self.vignette.sections.items():
            if isinstance(section, SingleChoice):
                given[name] = {i: self._choice(section, i, skill, rng) for i in section.judged}
            else:
                sound = float(probability(skill, *OTHERS))
                given[name] = section.partly(best[name], wild[name], sound, chance)
        return Answers.from_data({**given, "evidence": self._evidence(given, best, rng)})

    def _choice(self, section, item, skill, rng) -> str:
        name = f"{section.name}.{item}"
        if name not in self.truth:
            return str(rng.choice(section.options))
        if rng.random() < probability(skill, *self.parameters[name]):
            return self.truth[name]
        return str(rng.choice([o for o in section.options if o != self.truth[name]]))

    def _evidence(self, given, best, rng) -> dict[str, list[str]]:
        """The first sufficient set where the judgement is the key's, else two sentences by lot; some add one."""
        found = {}
        ids = self.vignette.sentence_ids
        for section in self.vignette.sections.values():
            for item in section.evidence_items:
                chosen = list(best["evidence"].get(item, ()))
                own = given[section.name].get(item)
                if isinstance(section, SingleChoice) and own != best[section.name].get(item):
                    chosen = [str(one) for one in rng.choice(ids, 2, replace=False)]
                elif f"{section.name}.{item}" == self.misled and rng.random() < PLANTED:
                    chosen.append(self.sentence)
                if rng.random() < STRAY:
                    chosen.append(str(rng.choice(ids)))
                found[item] = list(dict.fromkeys(chosen))[: self.vignette.evidence_max]
        return found


def real(name: str) -> tuple[dict, dict]:
    """A case of the course with its key."""
    case = load_case(ROOT / "source" / name / "case.yaml")
    return case, load_key(ROOT / "keys" / f"{name}.yaml", case)


def world(name: str = "06-recovery", planted: bool = True, seed: int = 5) -> World:
    """A case of the course with parameters drawn once, and with faults planted unless said."""
    case, data = real(name)
    vignette = Vignette.from_data(case)
    key = Key.from_data(data, vignette)
    rng = np.random.default_rng(seed)
    parameters, truth = {}, {}
    for section in vignette.in_order:
        if isinstance(section, SingleChoice):
            for item, option in section.best(key.sections[section.name]).items():
                truth[f"{section.name}.{item}"] = option
                parameters[f"{section.name}.{item}"] = rng.uniform(1.0, 1.8), rng.uniform(-1.2, 0.4)
    found = World(case, data, parameters, truth)
    if planted:
        _plant(found)
    return found


def _plant(found: World) -> None:
    first, _, second = [name for name in found.truth if name.split(".")[0] == "states"][:3]
    found.miskeyed, found.flat = first, second
    section = found.vignette.sections["states"]
    other = next(
        o
        for o in section.options
        if o not in found.key.sections["states"].part.of(first.split(".")[1])
    )
    found.truth[first] = other
    found.parameters[first] = (1.6, -0.3)
    found.parameters[second] = (0.0, 0.0)
    for section in found.vignette.in_order:
        own = found.key.sections[section.name]
        for item in section.evidence_items:
            name, argument = f"{section.name}.{item}", own.argument(item)
            if name in found.truth and argument.sufficient and section.needs_evidence(own, item):
                fine = {*argument.supporting, *argument.related, *argument.against}
                found.misled = name
                found.sentence = next(s for s in found.vignette.sentence_ids if s not in fine)
                found.parameters[name] = (1.4, -1.0)
                return
