"""The invented films: is every code one, and does every line of a scene have its moment?"""

import pytest

from ipnb.models.state_space_grid.films import FILMS, MOMENTS, SECONDS, STATES

every_film = pytest.mark.parametrize("film", FILMS, ids=lambda film: film.name)


@every_film
def test_each_moment_has_a_code_for_each_of_the_two(film):
    """A code too few would move all later ones."""
    for codes in (film.carer, film.child):
        assert len(codes) == MOMENTS and set(codes) <= set(range(1, len(STATES) + 1))


@every_film
def test_the_lines_of_a_scene_follow_each_other_from_the_first_moment(film):
    """The page marks the line that is on."""
    begins = [begin for begin, _ in film.lines]
    assert begins[0] == 1 and begins == sorted(set(begins)) and begins[-1] <= MOMENTS


def test_a_film_lasts_five_minutes():
    """So says the panel that shows the codes in time."""
    assert MOMENTS * SECONDS == 5 * 60
