"""Answers within every limit that would take hours if each pair, or each name, were compared."""

import json

HEAD = {"schema": "ipnb.answers/1", "case": "00-sample", "student": "mallory"}


def mixed_list():
    """Items that cannot be sorted: a check that no two are equal compares every pair."""
    pairs = ",".join(f'[{n}],["{n}"]' for n in range(56_000))
    return f'{json.dumps(HEAD)[:-1]}, "evidence": {{"vertical": [{pairs}]}}}}'


def twice_at_the_end():
    """A key that stands twice, after a hundred thousand others."""
    names = [f'"{n:x}":0' for n in range(90_000)]
    return "{" + ",".join([*names, names[-1]]) + "}"


def many_judgements():
    return json.dumps({**HEAD, "evidence": {f"j{n}": ["s01"] for n in range(50_000)}})


def many_sections():
    return json.dumps({**HEAD, **{f"k{n}": {} for n in range(60_000)}})


def long_number():
    return f'{json.dumps(HEAD)[:-1]}, "attach": {{"secure": {"9" * 900_000}}}}}'


#: each is refused in a moment
SLOW = (mixed_list, twice_at_the_end, many_judgements, many_sections, long_number)
