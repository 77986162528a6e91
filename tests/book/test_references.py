"""The list of references: each work once, and complete enough to be found."""

import re

import pytest
from pybtex.database import Entry, parse_file

from .texts import BOOK, TEXTS, cited

ENTRIES = parse_file(str(BOOK / "references.bib")).entries
#: what one needs to find an article, and the fields that give it
NEEDED = {
    "journal": {"journal"},
    "year": {"year"},
    "volume": {"volume"},
    "pages": {"pages", "eid"},
    "address": {"doi", "url"},
}
#: what the parts of a DOI say about the article, where a publisher builds it of them
SPEAKING = [
    r"10\.1037/\w{4}-\w{4}\.(?P<volume>\d+)\.(?P<number>\d+)\.(?P<first>\d+)",
    r"10\.2105/AJPH\.(?P<volume>\d+)\.(?P<number>\d+)\.(?P<first>\d+)",
    r"10\.1073/pnas\.(?P<volume>\d{2})\.(?P<number>\d+)\.(?P<first>\d+)",
    r"10\.1093/brain/(?P<volume>\d+)\.(?P<number>\d+)\.(?P<first>\d+)",
    r"10\.1523/JNEUROSCI\.(?P<volume>\d+)-(?P<number>\d+)-0*(?P<first>\d+)\.\d{4}",
    r"10\.3389/f\w+\.\d{4}\.0*(?P<first>\d+)",
    r"10\.1371/journal\.p\w+\.0*(?P<article>\d+)",
    r"10\.1001/jamanetworkopen\.(?P<year>\d{4})\.\d+",
    r"10\.1136/bmj\.(?P<first>[a-z]\d{4})",
    r"10\.1523/(?P<first>ENEURO\.\S+)",
]
#: what some articles do not have, or what we could not see in any source: why, what is lacking, whose;
#: an entry that gets what it lacks has to be taken from here
LACKING = [
    (
        "the Cochrane Library counts by year, issue and article, and has no volumes",
        {"volume"},
        """
        akl2011formats goldberg2021substance kelly2020aa ohara2019video
        """,
    ),
    (
        "pages or an article's number are given; its volume was not seen",
        {"volume"},
        """
        amanzio2021adverse britton2021adverse carlyle2020mainstream damen2021getting
        easden2018conceptualization geiling2021interpreters grumi2022flexibility
        gysinmaillart2016assip hendry2007emperor hickin2021loneliness kamerer2021normal
        kendrick2016proms kirkinis2018racism kittel2021eyes kivela2022moment knox2011termination
        livingstonebanks2023nicotine martinezgarcia2022fathers mikulincer2022loss
        noordewier2020freezing obomsawin2025cortisol obrienvenus2024psychosis
        oconnor2022learning perry2020reactivity puhakka2020cortisol renner2024migratory
        romer2017stereotypes saavedra2017cortisol samara2011saccades schmaal2019imaging
        schwenker2023motivational short2019team smedslund2011motivational treml2024criteria
        willis2023stabilisation wolfschlag2021pramipexole wright2024imagery zaccari2023yoga
        """,
    ),
    (
        "ahead of print, or only its DOI was seen",
        {"volume", "pages"},
        """
        bateman2009outpatient bossert2023telomere brewin2024coherence brunner2025benzodiazepine
        captari2018religion centifanti2016peers clark2018discrimination crittenden2006dynamic
        crompton2025transfer cuijpers2021response darby2023phase davis2016humility defoe2020peer
        dishion2017validation docherty2023gwas eisma2023attachment eisma2023controversies
        eyal2018mistaking garrison2015default hadjikhani2017eyes hajekgross2024selfharm
        hammond2025grounding hewson2023bonds hirshberg2020harm hollenstein2004rigidity
        hook2013humility hoppen2023network jaffe2001rhythms jonsson2001attunement
        karlsson2025gambling karver2018alliance kozlowska2015cascade kugelmass2016sorry
        kwako2015pexacerfont leonard2016restoration lim2021poison masten2010cascades
        mcmanus2021psychosocial mitchell2021mdma newquist2020foster oconnor2018burnout
        perich2013bipolar pfeifer2012arrested pfund2023gambling polihronis2020asking
        ratts2016msjcc reed2025achieve regier2013trials roest2023ratings rosner2024grief
        schauer2010dissociation sened2025interbrain seuling2023alliance takahashi2017vocal
        tallberg2020ccrt vandekamp2023body vanijzendoorn2022vipp wilkinson2018ketamine
        zhang2025resting
        """,
    ),
    (
        "issue and DOI lead to it; its pages were not seen",
        {"pages"},
        """
        bailenson2021overload bakermans2015hidden bornstein2013some bosch2009general
        clark2008routine coors2025neuropathology diener2011alliance hannan2005labtest
        hoeboer2020dissociation king2023bucharest kleiman2017fluctuations
        lunkenheimer2011flexibility miles2017effort sandvik1985opponent vanvliet2021phase
        """,
    ),
    (
        "no DOI was seen; volume and pages lead to it",
        {"address"},
        """
        bograd1999battering bradford2010screening buonomano1998maps burlingame2018cohesion
        cancian2013support chadwick2003impact charlin2000sct cloitre2019population
        constantino2018expectation cooke2022sensitivity crawford2016negative
        dequervain2008glucocorticoids desilva2018cfi donahue1993divided eells1998cfccm
        eells2010unfolding ehlers2004intrusive fonagy1991reflective fuchs2004dialogue
        gaztambide2012impasses gergely1996biofeedback gilbert2009introducing grant2017relapse
        grunbaum1977pseudo gunnar1996security hamberger2017coercive helm2012coupled
        hendershot2011relapse hennessy2009buffering hill2018disclosure
        hillsoderlund2008responses holliman2023sand holroyd2022wavy infurna2018resilience
        johannsen2022mediators jones2001vagal jones2019agreement kamp2023sensory
        karatzias2024estair keller2014coherence kirby2019fears klucken2016return koch1976cardiac
        kujawa2009adding laudan1971whewell levine2001primary logue2018hippocampal
        madigan2006unresolved main1985security mccollum2008couples mcnally2005myths
        meehan2022classification meyers2011cra michael2005unwanted muran2018training
        nachmias1996inhibition otto2015calm perry1987psychodynamic petrie1996environment
        porges2004neuroception robins1993vietnam rochat1998contingency roozen2004cra
        rudd2006warning saunders2011pathways schore1997nonlinear schore2000regulation
        selvini1980hypothesizing shatz1992developing siegel1984victims siegel2001memory
        strack2001review swift2018preference telzer2013prosocial thalmayer2021neglected
        trautwein2020differential tronick1989coordination vandendries2009fostering
        weisberg2015deconstructing white2003blackouts white2008recovery wijngaards2007attachment
        willoughby2013social
        """,
    ),
    (
        "neither pages nor DOI were seen; one article of that title in the volume",
        {"pages", "address"},
        """
        blanco2014switching luke2020perceptions siegel2006approach
        """,
    ),
    (
        "seen in an abstract or in its magazine's list of contents only",
        {"volume", "pages", "address"},
        """
        berry2015ward doka1999disenfranchised roisman2008twins siegel1982overdose
        siegel2010choir templin2015takotsubo
        """,
    ),
]


def lacking(entry: Entry) -> frozenset[str]:
    """What a reader would need to find an article, and is not given."""
    return frozenset(what for what, names in NEEDED.items() if not names & set(entry.fields))


def contradicted(fields: dict[str, str]) -> set[str]:
    """Where a DOI says another volume, number, page or year than its entry."""
    first = fields.get("pages", "").split("--")[0]
    have = {**fields, "first": first, "article": first.removeprefix("e").lstrip("0")}
    return {
        part
        for form in SPEAKING
        for found in [re.fullmatch(form, fields.get("doi", ""))]
        if found
        for part, said in found.groupdict().items()
        if have.get(part, said) != said
    }


def plain(title: str) -> str:
    """A title without markup and case."""
    return re.sub(r"[^a-z0-9]", "", title.lower())


@pytest.mark.parametrize("fields", [("doi",), ("title", "year")], ids="-".join)
def test_no_work_stands_twice(fields):
    """Would a reader meet one paper under two letters of a year? (Editions differ by their years.)"""
    seen = {}
    for key, entry in ENTRIES.items():
        if set(fields) <= set(entry.fields):
            seen.setdefault(tuple(plain(entry.fields[field]) for field in fields), []).append(key)
    assert not [keys for keys in seen.values() if len(keys) > 1]


def test_every_article_can_be_found():
    """Which article lacks what one needs to find it, and is not known to lack just that?"""
    known = [(key, frozenset(parts)) for _, parts, keys in LACKING for key in keys.split()]
    assert len(known) == len(dict(known))
    articles = {key: lacking(entry) for key, entry in ENTRIES.items() if entry.type == "article"}
    assert {key: parts for key, parts in articles.items() if parts} == dict(known)


def test_an_article_without_pages_would_be_found():
    """Does the check see what it is for?"""
    fields = {"journal": "A", "year": "2001", "volume": "3", "pages": "1--2", "doi": "10.1000/a"}
    assert not lacking(Entry("article", fields))
    for name in fields:
        without = {key: text for key, text in fields.items() if key != name}
        assert len(lacking(Entry("article", without))) == 1
    assert not lacking(Entry("article", {**fields, "doi": "10.1000/a", "eid": "e1"}))


@pytest.mark.parametrize("fields", ["publisher", "booktitle"])
def test_books_and_chapters_name_where_they_appeared(fields):
    """Is a book without a publisher, or a chapter without its book?"""
    for key, entry in ENTRIES.items():
        if entry.type == "incollection" or (entry.type == "book" and fields == "publisher"):
            assert fields in entry.fields, key


def test_a_journal_has_one_name():
    """Is a journal written with "and" here and "&" there, or in other capitals?"""
    names = {}
    for entry in ENTRIES.values():
        if name := entry.fields.get("journal"):
            alike = plain(re.sub(r"^The |\\&| and ", " ", name))
            names.setdefault(alike, set()).add(name)
    assert not [sorted(alike) for alike in names.values() if len(alike) > 1]


def test_dois_are_written_as_one_looks_them_up():
    """Would a DOI with a prefix of a resolver, a blank or a full stop at its end be printed?"""
    for key, entry in ENTRIES.items():
        doi = entry.fields.get("doi", "10.1000/none")
        assert re.fullmatch(r"10\.\d{4,5}/[\w.()/:;<>-]*\w", doi), key


def test_a_doi_agrees_with_its_volume_and_pages():
    """Does a DOI that is built of volume, issue and page belong to another article?"""
    wrong = {key: contradicted(dict(entry.fields)) for key, entry in ENTRIES.items()}
    assert not {key: parts for key, parts in wrong.items() if parts}


def test_a_doi_of_another_article_would_be_found():
    """Does the check see what it is for?"""
    fields = {
        "volume": "74",
        "number": "1",
        "pages": "224--237",
        "doi": "10.1037/0022-3514.74.1.224",
    }
    assert not contradicted(fields)
    assert contradicted({**fields, "volume": "75"}) == {"volume"}
    assert contradicted({**fields, "number": "2", "pages": "237"}) == {"number", "first"}


def test_whoever_is_criticised_by_name_is_cited():
    """Is a named author's page in the list, where the chapter and the page of sources name him?"""
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        if re.search(r"\bJon Daily\b", text) and path.suffix == ".md":
            assert "dailyaddiction" in cited(text), path.name
    assert {"porges2025status", "porges2026critique"} <= set(ENTRIES)
