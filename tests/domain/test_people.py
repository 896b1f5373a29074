"""People: what is known of a co-worker, and how a person types it."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk import language
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.people import (
    CADENCES,
    LONGEST_CADENCE,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST,
    RELATIONS,
    Pause,
    Person,
    checked,
    in_order_of_names,
    parse_birthday,
    parse_cadence,
    parse_relation,
    shown_cadence,
    shown_relation,
)
from wfhdesk.domain.periods import Period

DAYS_OF_A_LEAP_YEAR = st.dates(date(2028, 1, 1), date(2028, 12, 31))


# --- relation and cadence ------------------------------------------------------------------------------------------


def test_each_relation_has_its_own_cadence() -> None:
    assert CADENCES == {
        "supervisor": 7,
        "key co-worker": 7,
        "team": 14,
        "partner": 14,
        "mentor": 30,
        "weak tie": 45,
        "former": 90,
    }
    assert [Person("Ana", relation).every for relation in RELATIONS] == list(CADENCES.values())


def test_a_cadence_that_was_set_stands_over_that_of_the_relation() -> None:
    assert Person("Ana", "team", 10).every == 10
    assert Person("Ana", "team", 0).every == 0, "nobody counts the days"
    assert Person("Ana").every == 0
    assert Person("Ana", cadence=21).every == 21


@pytest.mark.parametrize(
    ("typed", "relation"),
    [
        ("supervisor", "supervisor"),
        ("sup", "supervisor"),
        ("KEY", "key co-worker"),
        ("key-co-worker", "key co-worker"),
        ("weak", "weak tie"),
        ("weak-tie", "weak tie"),
        ("former", "former"),
        (" Team ", "team"),
        ("none", ""),
        ("", ""),
    ],
)
def test_a_relation_is_known_by_its_unique_beginning(typed: str, relation: str) -> None:
    assert parse_relation(typed) == relation


@pytest.mark.parametrize("typed", ["boss", "sx", "teammate", "x" * 5000])
def test_what_is_no_relation_is_refused_with_those_there_are(typed: str) -> None:
    with pytest.raises(WrongInput, match="key co-worker, team, partner") as refused:
        parse_relation(typed)
    assert len(str(refused.value)) < 300


def test_every_relation_is_understood_as_it_is_shown_in_either_language() -> None:
    for spoken in ("en", "nl"):
        with language.spoken(spoken):
            assert [parse_relation(shown_relation(relation)) for relation in RELATIONS] == list(RELATIONS)
            assert shown_relation("") == ""
            assert [parse_relation(relation) for relation in RELATIONS] == list(RELATIONS), "as it is kept"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("10d", 10),
        ("10", 10),
        ("1 day", 1),
        ("2w", 14),
        ("2 Weeks", 14),
        ("104 weeks", 728),
        ("730d", 730),
        ("3 dagen", 3),
        ("2 weken", 14),
        ("none", 0),
        ("nooit", 0),
        ("", None),
        ("usual", None),
    ],
)
def test_a_cadence_is_typed_in_days_or_weeks(typed: str, days: int | None) -> None:
    assert parse_cadence(typed) == days


@pytest.mark.parametrize(
    "typed", ["0", "0d", "731", "105w", "9999w", "-3", "1.5w", "fortnight", "10 d 2", "12345", "3m"]
)
def test_what_is_no_cadence_of_at_most_two_years_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match="at most two years"):
        parse_cadence(typed)


@given(st.integers(1, LONGEST_CADENCE))
def test_every_cadence_is_shown_in_weeks_where_it_has_whole_ones(days: int) -> None:
    number = shown_cadence(days).removeprefix("every ").removesuffix("s")
    words = {"day": "1d", "week": "1w"}
    assert parse_cadence(words.get(number, number)) == days
    assert ("week" in shown_cadence(days)) == (days % 7 == 0)


def test_cadences_are_shown_as_one_says_them() -> None:
    assert [shown_cadence(days) for days in (0, 1, 2, 7, 14, 45)] == [
        "–",
        "every day",
        "every 2 days",
        "every week",
        "every 2 weeks",
        "every 45 days",
    ]


# --- birthday ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["03-14", "--03-14", "--0314", "0314", "1990-03-14", " 03-14 "])
def test_a_birthday_is_kept_without_its_year(typed: str) -> None:
    assert parse_birthday(typed) == "03-14"


def test_somebody_can_be_born_on_a_leap_day() -> None:
    assert parse_birthday("02-29") == parse_birthday("1992-02-29") == "02-29"


@pytest.mark.parametrize("typed", ["14-03", "02-30", "00-10", "3-14", "yesterday", "1990", "03-14-1990"])
def test_what_is_no_birthday_is_refused(typed: str) -> None:
    with pytest.raises(WrongInput, match="write month and day"):
        parse_birthday(typed)


@given(DAYS_OF_A_LEAP_YEAR)
def test_every_birthday_is_read_as_it_is_kept(day: date) -> None:
    assert parse_birthday(f"{day:%m-%d}") == f"{day:%m-%d}"
    assert parse_birthday("") == ""


# --- a whole person ------------------------------------------------------------------------------------------------


def test_a_person_is_kept_clean_of_what_does_not_show() -> None:
    found = checked(
        Person(
            "  Ana\n\x1b[31mLima ",
            "sup",
            nicknames=("annie", " annie ", ""),
            emails=("ana@example.com",),
            topics=("Leeds\nholiday",),
            notes=" first\nsecond\x07 ",
            hours="mon-fri 9:00-17:00",
            zone="Europe/Lisbon",
            birthday="1990-03-14",
        )
    )
    assert "\x1b" not in found.name
    assert found.name.split()[0] == found.first_name == "Ana"
    assert (found.relation, found.nicknames, found.topics) == ("supervisor", ("annie",), ("Leeds holiday",))
    assert found.notes == "first\nsecond"
    assert found.birthday == "03-14"
    assert checked(found) == found


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (Person(""), "needs a name"),
        (Person("42 !"), "needs a name"),
        (Person("A" * (LONGEST_NAME + 1)), f"at most {LONGEST_NAME}"),
        (Person("Ana", "boss"), "no relation"),
        (Person("Ana", zone="Europe/Atlantis"), "no time zone"),
        (Person("Ana", hours="whenever"), "working hours"),
        (Person("Ana", birthday="31-12"), "no birthday"),
        (Person("Ana", emails=("ana at example",)), "ana at example"),
        (Person("Ana", notes="n" * (LONGEST_TEXT + 1)), f"at most {LONGEST_TEXT}"),
        (Person("Ana", topics=("t" * (LONGEST_TEXT + 1),)), f"at most {LONGEST_TEXT}"),
        (Person("Ana", phone="1" * (LONGEST_TEXT + 1)), f"at most {LONGEST_TEXT}"),
        (Person("Ana", nicknames=tuple(f"a{number}" for number in range(MOST + 1))), f"more than {MOST}"),
    ],
)
def test_what_cannot_be_so_is_refused(person: Person, said: str) -> None:
    with pytest.raises(WrongInput, match=said):
        checked(person)


def test_as_much_as_is_allowed_is_kept_whole() -> None:
    full = Person("A" * LONGEST_NAME, notes="n" * LONGEST_TEXT, nicknames=tuple(f"a{number}" for number in range(MOST)))
    assert checked(full) == full


@pytest.mark.parametrize("name", ["李小龍", "Ольга", "प्रिया", "Nuñez", "Ø", "J.", "محمد"])
def test_a_name_may_be_in_any_script(name: str) -> None:
    assert checked(Person(name)).name == name


@given(st.text(max_size=200), st.text(max_size=50), st.text(max_size=200))
def test_whatever_is_typed_is_refused_or_stays_as_it_is_once_kept(name: str, nickname: str, notes: str) -> None:
    try:
        found = checked(Person(name, nicknames=(nickname,), notes=notes))
    except DeskError:
        return
    assert checked(found) == found
    assert not any(unicodedata.category(letter) == "Cc" for letter in "".join((found.name, *found.nicknames)))


def test_people_are_listed_by_name_whatever_the_capitals() -> None:
    people = [Person("ben"), Person("Ana", id="2"), Person("Cem"), Person("ana", id="1")]
    assert [(one.name, one.id) for one in in_order_of_names(people)] == [
        ("ana", "1"),
        ("Ana", "2"),
        ("ben", ""),
        ("Cem", ""),
    ]


def test_titles_are_no_part_of_what_one_calls_somebody() -> None:
    assert [Person(name).first_name for name in ("Dr. Kim Park", "prof. dr. Ana", "Ir.", "Drew Dr")] == [
        "Kim",
        "Ana",
        "Ir.",
        "Drew",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        Person("Ana", cadence=-1),
        Person("Ana", cadence=731),
        Person("Ana", away=(Period(date(2026, 1, 2), date(2026, 1, 1)),)),
        Person("Ana", pauses=(Pause(date(2026, 1, 2), date(2026, 1, 1)),)),
        Person("Ana", pauses=(Pause(date(2026, 1, 2), date(9999, 12, 31)),)),
        Person("Ana", away=(Period(date(1, 1, 1), date(2026, 1, 1)),)),
        Person("Ana", since=date(3000, 1, 1)),
        Person("Ana", skipped=date(1899, 12, 31)),
        Person("Ana", snoozed=(date(1, 1, 1),)),
        Person("Ana", snoozed_until=date(9999, 12, 31)),
        Person("Ana", added=date(1, 1, 1)),
    ],
)
def test_days_that_cant_be_are_refused(wrong: Person) -> None:
    with pytest.raises(WrongInput):
        checked(wrong)
