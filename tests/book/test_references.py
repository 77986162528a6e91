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
        britton2021adverse carlyle2020mainstream damen2021getting easden2018conceptualization
        grumi2022flexibility kamerer2021normal kittel2021eyes noordewier2020freezing
        obrienvenus2024psychosis puhakka2020cortisol short2019team willis2023stabilisation
        """,
    ),
    (
        "its abstract was read away from the journal, where volume and pages were not given",
        {"volume", "pages"},
        """
        kuhne2019supervision
        """,
    ),
    (
        "ahead of print, or only its DOI was seen",
        {"volume", "pages"},
        """
        bateman2009outpatient bossert2023telomere brunner2025benzodiazepine
        crittenden2006dynamic cuijpers2021response 
        darby2023phase davis2016humility dishion2017validation eyal2018mistaking
        garrison2015default hadjikhani2017eyes hajekgross2024selfharm hammond2025grounding
        hirshberg2020harm hollenstein2004rigidity jaffe2001rhythms jonsson2001attunement
        kozlowska2015cascade leonard2016restoration mcmanus2021psychosocial oconnor2018burnout
        perich2013bipolar polihronis2020asking reed2025achieve regier2013trials
        schauer2010dissociation sened2025interbrain takahashi2017vocal tallberg2020ccrt
        vandekamp2023body vanijzendoorn2022vipp zhang2025resting
        """,
    ),
    (
        "issue and DOI lead to it; its pages were not seen",
        {"pages"},
        """
        bakermans2015hidden bornstein2013some bosch2009general clark2008routine
        coors2025neuropathology diener2011alliance hannan2005labtest hoeboer2020dissociation
        king2023bucharest lunkenheimer2011flexibility miles2017effort 
        sandvik1985opponent vanvliet2021phase
        """,
    ),
    (
        "no DOI was seen; volume and pages lead to it",
        {"address"},
        """
        bograd1999battering bradford2010screening buonomano1998maps cancian2013support
        chadwick2003impact charlin2000sct constantino2018expectation cooke2022sensitivity
        crawford2016negative dequervain2008glucocorticoids desilva2018cfi eells1998cfccm
        eells2010unfolding fonagy1991reflective fuchs2004dialogue gaztambide2012impasses
        gergely1996biofeedback gilbert2009introducing grant2017relapse grunbaum1977pseudo
        gunnar1996security hamberger2017coercive helm2012coupled hennessy2009buffering
        hill2018disclosure hillsoderlund2008responses holliman2023sand holroyd2022wavy
        infurna2018resilience jones2001vagal kirby2019fears klucken2016return koch1976cardiac
        kujawa2009adding laudan1971whewell levine2001primary madigan2006unresolved
        main1985security mccollum2008couples meehan2022classification muran2018training
        nachmias1996inhibition otto2015calm perry1987psychodynamic petrie1996environment
        porges2004neuroception rochat1998contingency saunders2011pathways schore1997nonlinear
        schore2000regulation selvini1980hypothesizing shatz1992developing siegel2001memory
        strack2001review thalmayer2021neglected trautwein2020differential
        tronick1989coordination vandendries2009fostering weisberg2015deconstructing
        white2003blackouts white2008recovery
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
        berry2015ward roisman2008twins siegel2010choir
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
