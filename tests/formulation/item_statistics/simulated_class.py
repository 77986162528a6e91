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
#: what the sections of the case count whose truth is computed apart
WEIGHTS = {"states": 0.24, "window": 0.08}


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


def world(
    name: str = "06-recovery", planted: bool = True, seed: int = 5, only: tuple[str, ...] = ()
) -> World:
    """A case, or some of its sections, with parameters drawn once and faults planted unless said."""
    case = load_case(ROOT / "source" / name / "case.yaml")
    data = load_key(ROOT / "keys" / f"{name}.yaml", case)
    if only:
        case = {**case, "items": {section: case["items"][section] for section in only}}
    return made(case, data, planted, seed)


def made(case: dict, data: dict, planted: bool = True, seed: int = 5) -> World:
    """The same of a case and key that are at hand."""
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
    found.truth[first] = _unaccepted(found, first)
    found.parameters[first] = (1.6, -0.3)
    found.parameters[second] = (0.0, 0.0)
    _plant_misled(found)


def _unaccepted(found: World, name: str) -> str:
    """The first option to which the key gives nothing for a judgement."""
    section, item = name.split(".")
    accepted = found.key.sections[section].part.of(item)
    return next(o for o in found.vignette.sections[section].options if o not in accepted)


def _plant_misled(found: World) -> None:
    """Let the first judgement that is argued mislead to the first sentence that the key does not name there."""
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


def population(
    found: World, students: int = 200_000, seed: int = 1
) -> dict[str, tuple[float, float]]:
    """The truth of each judgement: share right, and by how much the upper third is more often right.

    For a case of single choices alone, and computed apart from what is tested: in a whole population, by the
    rule of scoring written down once more.
    """
    rng = np.random.default_rng(seed)
    skills = rng.standard_normal(students)
    credit = {name: _credits_of(found, name, skills, rng) for name in found.truth}
    true = {}
    for name, own in credit.items():
        total = np.zeros(students)
        for section, weight in WEIGHTS.items():
            others = [n for n in credit if n.split(".")[0] == section and n != name]
            total += weight * _corrected(found, section, others, credit)
        low, high = np.quantile(total, [1 / 3, 2 / 3])
        right = own >= 1
        true[name] = right.mean(), right[total > high].mean() - right[total < low].mean()
    return true


def _credits_of(found: World, name: str, skills, rng) -> np.ndarray:
    section, item = name.split(".")
    options, table = found.vignette.sections[section].options, found.data["credit"][section][item]
    others = [option for option in options if option != found.truth[name]]
    wrong = np.array([table.get(option, 0.0) for option in others])
    knows = rng.random(len(skills)) < probability(skills, *found.parameters[name])
    return np.where(
        knows, table.get(found.truth[name], 0.0), wrong[rng.integers(len(wrong), size=len(skills))]
    )


def _corrected(found: World, section: str, names: list[str], credit) -> np.ndarray:
    """The mean credit over some judgements, less what the best constant answer earns."""
    tables = [found.data["credit"][section][name.split(".")[1]] for name in names]
    options = found.vignette.sections[section].options
    constant = max(sum(t.get(option, 0.0) for t in tables) / len(tables) for option in options)
    return (np.mean([credit[name] for name in names], axis=0) - constant) / (1 - constant)
