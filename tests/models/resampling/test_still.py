"""The still picture of the studies: does it draw what the model finds?"""

from bs4 import BeautifulSoup

from ipnb.models.resampling import model, still


def test_there_is_a_disc_a_person_and_a_cross_for_each_study_that_misses():
    for given in ({}, {"people": 96, "answers": 0}):
        settings = model.MODEL.settings(given)
        found = model.simulate(**settings)
        picture = BeautifulSoup(still.draw(settings, "one"), "html.parser")
        assert picture.select_one("path.boat")["d"].count("M") == found.values.shape[1]
        missed = int((~found.holds).sum())
        assert picture.select_one("path.chaos")["d"].count("m0") == missed
        assert f"{100 - missed} of 100 intervals hold the truth" in picture.text


def test_the_words_say_that_the_days_are_invented():
    assert "The days are invented." in still.words(model.MODEL.settings({}))
