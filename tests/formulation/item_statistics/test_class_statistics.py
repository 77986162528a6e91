"""Statistics of simulated classes whose truth is known, with faults planted in a real case's key."""

from functools import cache

import numpy as np
import pytest

from formulation.item_statistics.simulated_class import WEIGHTS, population, world
from formulation.sample import sample, typed
from ipnb.formulation import simulated_respondents as respondents
from ipnb.formulation.answer_sheet import Answers
from ipnb.formulation.item_statistics.class_statistics import class_statistics
from ipnb.formulation.item_statistics.concerns import Matter, concerns

#: share of sound judgements that may be called to attention though nothing is the matter
FALSE_FLAGS = 0.005


def counted(found, students, seed):
    return class_statistics(found.vignette, found.key, found.data, found.draw(students, seed))


@cache
def linear():
    """A real case of single choices alone, sound throughout, and the truth about it."""
    found = world("01-reading-the-river", planted=False, only=tuple(WEIGHTS))
    return found, population(found)


def test_a_large_class_recovers_the_truth():
    """Are difficulty and discrimination what they are in the population, within sampling error?"""
    found, true = linear()
    of = {one.judgement.name: one for one in counted(found, 900, seed=4).figures}
    assert set(of) == set(true)
    right = np.array([of[name].difficulty.value - true[name][0] for name in true])
    apart = np.array([of[name].discrimination.value - true[name][1] for name in true])
    # a share of 900 has a standard error of .017 at most, a difference of two thirds .041
    assert np.abs(right).max() < 4 * 0.017 and np.abs(right.mean()) < 0.017
    assert np.abs(apart).max() < 4 * 0.041 and np.abs(apart.mean()) < 0.02


def coverage(students, classes):
    found, true = linear()
    inside = {"difficulty": 0, "discrimination": 0}
    for seed in range(classes):
        for one in counted(found, students, seed).figures:
            right, apart = true[one.judgement.name]
            inside["difficulty"] += one.difficulty.low <= right <= one.difficulty.high
            inside["discrimination"] += one.discrimination.low <= apart <= one.discrimination.high
    return {name: number / classes / len(true) for name, number in inside.items()}


def test_intervals_cover_the_truth_in_a_few_classes():
    """Is an interval far too narrow or too wide?"""
    assert all(0.90 <= share <= 0.99 for share in coverage(30, classes=15).values())


@pytest.mark.deep
@pytest.mark.parametrize("students", [30, 60])
def test_intervals_cover_the_truth_in_95_of_100_classes(students):
    """Is an interval of 95 per cent one?"""
    assert all(0.93 <= share <= 0.97 for share in coverage(students, classes=200).values())


@cache
def planted():
    return world()


def looked_at(students, seeds):
    """Over several classes: the places of the planted faults in the list, and how many others were flagged."""
    found = planted()
    faults = {"miskeyed": found.miskeyed, "flat": found.flat, "misled": found.misled}
    places = {name: [] for name in faults}
    said = dict.fromkeys(faults, 0)
    wanted = {"miskeyed": Matter.PREFERRED, "flat": Matter.FLAT, "misled": Matter.SENTENCE}
    flagged = sound = 0
    for seed in seeds:
        figures = counted(found, students, seed).figures
        names = [one.judgement.name for one in figures]
        for fault, name in faults.items():
            place = names.index(name)
            places[fault].append(place + 1)
            said[fault] += wanted[fault] in {one.matter for one in concerns(figures[place])}
        others = [one for one in figures if one.judgement.name not in faults.values()]
        sound += len(others)
        flagged += sum(any(c.matter < Matter.NONE for c in concerns(one)) for one in others)
    return places, said, flagged / sound


def test_planted_faults_are_on_top_and_sound_judgements_are_left_in_peace():
    """Does a wrong key, a matter of taste or a misleading sentence stand first, and little else beside it?"""
    places, said, false = looked_at(90, range(200, 206))
    assert max(places["miskeyed"]) == 1 and max(places["misled"]) <= 5
    assert np.median(places["flat"]) <= 3 and max(places["flat"]) <= 10
    assert said["miskeyed"] == said["misled"] == 6
    assert false <= FALSE_FLAGS


@pytest.mark.deep
@pytest.mark.parametrize("students", [30, 60, 90])
def test_false_flags_are_rare_whatever_the_size_of_the_class(students):
    """How often is a sound judgement called to attention, and how often is a planted fault found?"""
    seeds = range(300, 340)
    places, said, false = looked_at(students, seeds)
    assert false <= FALSE_FLAGS
    found = {name: np.mean(np.array(one) <= 10) for name, one in places.items()}
    least = 0.6 if students == 30 else 0.9
    assert found["miskeyed"] >= 0.9 and found["misled"] >= 0.8 and found["flat"] >= least
    if students >= 60:
        assert min(said["miskeyed"], said["misled"]) >= 0.95 * len(seeds)


def test_a_small_class_gets_counts_and_nothing_else():
    """Is noise sold as a finding?"""
    found = planted()
    small = counted(found, 11, seed=1)
    assert small.is_small and small.reliability is None and not small.unused
    assert all(one.discrimination is None and not concerns(one) for one in small.figures)
    rights = [one.right.whole for one in small.figures]
    assert rights == sorted(rights)
    assert not counted(found, 12, seed=1).is_small


def test_nobody_at_all_is_no_error():
    """Does an empty class end in a traceback?"""
    found = planted()
    nobody = class_statistics(found.vignette, found.key, found.data, {"a": Answers.from_data({})})
    assert (
        nobody.blank == 1 and nobody.figures == () and nobody.is_small and not nobody.misleading()
    )


def test_what_nobody_chose_is_told_once_for_its_section():
    """Does an author learn which options do nothing?"""
    case, key = sample()
    vignette, own = typed(case, key)
    best = respondents.expert(vignette, own)
    best["states"] = dict.fromkeys(best["states"], "chaos")
    found = class_statistics(
        vignette, own, key, {f"{n}": Answers.from_data(best) for n in range(12)}
    )
    assert {one.option for one in found.unused if one.section == "states"} == {
        option for option in case["items"]["states"]["options"] if option != "chaos"
    }


def test_a_sentence_that_one_student_chose_is_not_told():
    """Would a table of sentences point at a single student?"""
    found = counted(planted(), 60, seed=3)
    rows = found.misleading()
    assert rows and all(one.times >= 2 for _, one in rows)
    assert (
        rows[0][0].judgement.name == planted().misled and rows[0][1].sentence == planted().sentence
    )
    assert found.reliability.low < found.reliability.value < found.reliability.high
    assert found.raters is None
