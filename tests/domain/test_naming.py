"""Whom a name means."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.mentions import NAME, mentions
from wfhdesk.domain.naming import KnownNames, bare, mention_of
from wfhdesk.domain.people import Person

PRIYA = Person("Priya Shah", nicknames=("pri",), id="priya")
ANA, ANA_S = Person("Ana Lima", id="ana"), Person("Ana Sousa", id="ana-s")
SAM = Person("Sam Ode", id="sam")
SAMANTHA = Person("Samantha Reed", nicknames=("sam",), id="samantha")
OMAR, OMARA = Person("Omar", id="omar"), Person("Omara Diallo", id="omara")
ZOE = Person("Zoë de Vries", id="zoe")
CIRCLE = [PRIYA, ANA, ANA_S, OMAR, OMARA, ZOE]


def meant(name: str, *people: Person, known_by: date | None = None) -> list[str]:
    return [one.id for one in KnownNames(people or CIRCLE).candidates(name, known_by)]


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("pri", ["priya"]),
        ("PRI", ["priya"]),
        ("priya", ["priya"]),
        ("priya.shah", ["priya"]),
        ("Priya Shah", ["priya"]),
        ("PriyaShah", ["priya"]),
        ("priya-sh", ["priya"]),
        ("ana", ["ana", "ana-s"]),
        ("ana.l", ["ana"]),
        ("ana.s", ["ana-s"]),
        ("an", ["ana", "ana-s"]),
        ("omar", ["omar"]),
        ("oma", ["omar", "omara"]),
        ("omara", ["omara"]),
        ("zoe", ["zoe"]),
        ("zoë.de.vries", ["zoe"]),
        ("zoe.devries", ["zoe"]),
        ("z", ["zoe"]),
        ("lima", []),
        ("x", []),
        ("", []),
        (".", []),
    ],
)
def test_a_name_means_whom_it_can_mean(name: str, ids: list[str]) -> None:
    assert meant(name) == ids


def test_a_nickname_stands_over_somebody_elses_first_name() -> None:
    assert meant("sam", SAM, SAMANTHA) == ["samantha"]
    assert meant("sam.o", SAM, SAMANTHA) == ["sam"]


def test_a_first_name_stands_over_the_beginning_of_another() -> None:
    assert meant("sam", SAM, Person("Samantha Reed", id="samantha")) == ["sam"]


def test_two_people_can_have_the_same_nickname_or_the_same_name() -> None:
    assert meant("pri", PRIYA, Person("Prisca Mol", nicknames=("Pri",), id="prisca")) == ["priya", "prisca"]
    assert meant("ana lima", ANA, ANA._replace(id="other")) == ["ana", "other"]


def test_somebody_whose_nickname_is_the_first_name_is_one_person() -> None:
    assert meant("ana", Person("Ana Lima", nicknames=("Ana", "ANA"), id="ana")) == ["ana"]
    assert meant("an", Person("Ana Lima", nicknames=("Annie",), id="ana")) == ["ana"]


@pytest.mark.parametrize("known", ["Ana", "a.na", "A-N-A", "Ána", "A\u0301na", "ＡＮＡ", "a'na", "A’na"])
def test_accents_capitals_and_what_stands_between_do_not_tell_names_apart(known: str) -> None:
    assert bare(known) == "ana"


def test_scripts_without_capitals_are_compared_as_they_are() -> None:
    people = [Person("李小龍", id="lee"), Person("Ольга Орлова", id="olga"), Person("प्रिया शाह", id="priya")]
    found = [meant(name, *people) for name in ("李", "李小龍", "ольга", "ОЛЬ", "प्रिया", "शाह")]
    assert found == [["lee"], ["lee"], ["olga"], ["olga"], ["priya"], []]


def test_who_comes_later_does_not_take_over_what_was_said_of_another() -> None:
    first = ANA._replace(added=date(2026, 1, 5))
    later = ANA_S._replace(added=date(2026, 11, 16))
    assert meant("ana", first, later, known_by=date(2026, 6, 1)) == ["ana"]
    assert meant("ana", first, later, known_by=date(2026, 11, 16)) == ["ana", "ana-s"]
    assert meant("ana", first, later) == ["ana", "ana-s"]


def test_what_was_said_before_anybody_was_known_means_whoever_has_that_name() -> None:
    first, later = ANA._replace(added=date(2026, 11, 15)), ANA_S._replace(added=date(2026, 11, 16))
    assert meant("ana", first, later, known_by=date(2026, 6, 1)) == ["ana", "ana-s"]
    assert meant("ana.l", first, later, known_by=date(2026, 6, 1)) == ["ana"]


def test_a_mention_is_the_shortest_usual_name_that_means_nobody_else() -> None:
    found = {one.id: mention_of(one, [*CIRCLE, SAM, SAMANTHA]) for one in (*CIRCLE, SAM, SAMANTHA)}
    assert found == {
        "priya": "pri",
        "ana": "ana.lima",
        "ana-s": "ana.sousa",
        "omar": "omar",
        "omara": "omara",
        "zoe": "zoë",
        "sam": "sam.ode",
        "samantha": "sam",
    }


def test_a_name_that_could_not_be_read_in_small_letters_keeps_its_own() -> None:
    ipek = Person("İpek Şahin", id="ipek")
    assert mention_of(ipek, [ipek]) == "İpek"


def test_of_two_people_with_one_name_neither_has_a_mention() -> None:
    assert mention_of(ANA, [ANA, ANA._replace(id="other")]) == ""


def test_people_are_called_by_first_name_unless_two_share_it() -> None:
    assert [KnownNames(CIRCLE).called(one) for one in (PRIYA, ANA, ANA_S, OMAR)] == [
        "Priya",
        "Ana Lima",
        "Ana Sousa",
        "Omar",
    ]
    accented = Person("Aná Reis", id="reis")
    assert KnownNames([accented, ANA]).called(accented) == "Aná Reis"
    assert KnownNames([ANA]).called(ANA) == "Ana"


# --- whatever is so ------------------------------------------------------------------------------------------------

LETTERS = st.one_of(
    st.sampled_from("anaANAáÅßøİıñéẞſΣςﬁ李Ёё.-'’_ 12"), st.characters(categories=("Lu", "Ll", "Lo", "Lm", "Mn"))
)
NAMES = st.text(LETTERS, min_size=1, max_size=12).filter(lambda name: any(map(str.isalpha, name)))


@st.composite
def circles(draw: st.DrawFn) -> list[Person]:
    names = draw(
        st.lists(st.one_of(NAMES, st.sampled_from(("Ana Lima", "Ana", "An", "Anatole B"))), min_size=1, max_size=5)
    )
    return [
        Person(" ".join(name.split()) or "A", nicknames=tuple(draw(st.lists(NAMES, max_size=2))), id=str(place))
        for place, name in enumerate(names)
    ]


@given(circles())
def test_everybody_is_among_those_whom_their_own_names_can_mean(people: list[Person]) -> None:
    known = KnownNames(people)
    for one in people:
        for name in (one.name, *one.nicknames):
            assert not bare(name) or one in known.candidates(name)


@given(circles())
def test_a_mention_means_that_person_alone_and_can_be_read_in_a_line(people: list[Person]) -> None:
    for one in people:
        mention = mention_of(one, people)
        if mention:
            assert [found.id for found in KnownNames(people).candidates(mention)] == [one.id]
            assert re.fullmatch(NAME, mention)
            assert [found.name for found in mentions(f"met @{mention} today")] == [mention]


@given(circles(), st.data())
def test_the_order_in_which_people_come_changes_nobody_whom_a_name_means(
    people: list[Person], data: st.DataObject
) -> None:
    name = data.draw(st.one_of(NAMES, st.sampled_from([one.name[:2] for one in people])))
    shuffled = data.draw(st.permutations(people))
    assert {one.id for one in KnownNames(people).candidates(name)} == {
        one.id for one in KnownNames(shuffled).candidates(name)
    }


@given(NAMES)
def test_a_name_that_is_made_bare_stays_so(name: str) -> None:
    assert bare(bare(name)) == bare(name)
    assert bare(name.upper()) == bare(name.upper().lower().upper())


@pytest.mark.parametrize(
    ("name", "typed"), [("Søren Ås", "soren"), ("Łukasz Wójcik", "lukasz.wojcik"), ("Ægir", "aegir")]
)
def test_letters_that_a_keyboard_hasnt_got_can_be_typed_plainly(name: str, typed: str) -> None:
    known = KnownNames([Person(name, id="1"), Person("Zoe", id="2")])
    assert [one.name for one in known.candidates(typed)] == [name]
