"""How people are called in a mail: mentions spelt anew before an update is made of the entries."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.accomplishments import Accomplishment, Move
from wfhdesk.domain.mail_text import readable
from wfhdesk.domain.mentions import contacts, mentions, thanks
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import Period
from wfhdesk.domain.projects import Project, ProjectState
from wfhdesk.domain.selections import select
from wfhdesk.domain.spelling import Spelling
from wfhdesk.domain.updates import SUPERVISOR

DAY = date(2026, 11, 18)


def person(name: str, *nicknames: str, added: date | None = None) -> Person:
    return Person(name, nicknames=nicknames, added=added, id=name)


PRIYA, OMAR = person("Priya Nair", "pri"), person("Omar Haddad", "big-o")


def read(text: str, *people: Person) -> str:
    """Return a line as its reader gets it."""
    return readable(Spelling(people).text(text))


@pytest.mark.parametrize("typed", ["pri", "PRI", "priya", "priya.nair", "priyan", "Priya-Nair"])
def test_somebody_known_is_called_by_the_first_name_however_they_are_typed(typed: str) -> None:
    assert read(f"Met @{typed}, thanks @big-o", PRIYA, OMAR) == "Met Priya, thanks Omar"


def test_two_of_the_same_first_name_have_their_whole_names() -> None:
    said = read("Met @pri and @priya.p and @omar", PRIYA, person("Priya Patel van Dam"), OMAR)
    assert said == "Met Priya Nair and Priya Patel van Dam and Omar"


def test_a_name_that_means_nobody_or_several_stays_as_it_was_typed() -> None:
    people = [PRIYA, person("Priya Patel")]
    assert read("Met @priya and @lena.vos and @deVries", *people) == "Met Priya and Lena Vos and deVries"


def test_of_several_those_are_meant_who_were_known_when_it_was_written() -> None:
    first, later = person("Priya Nair", added=date(2026, 1, 5)), person("Priya Patel", added=date(2026, 11, 1))
    spelling = Spelling([first, later])
    assert spelling.text("Met @priya", date(2026, 3, 1)) == "Met @Priya.Nair"
    assert spelling.text("Met @priya", date(2026, 11, 18)) == "Met @priya"


@pytest.mark.parametrize(
    ("name", "nickname", "shown"),
    [
        ("José Álvarez", "jo", "José"),
        ("Zoë", "z", "Zoë"),
        ("O'Brien", "ob", "O'Brien"),
        ("Anne-Marie Jansen", "am", "Anne-Marie"),
        ("李雷", "lei", "李雷"),
        (unicodedata.normalize("NFD", "Émile Blanc"), "em", "Émile"),
        ("J.R. Smith", "jr", "J R"),
        ("प्रिया शर्मा", "pri", "Pri"),  # the signs of its vowels can't stand behind an @
        ("7of9", "seven", "Seven"),
    ],
)
def test_names_of_all_kinds_are_read_as_they_are_written_or_as_they_were_typed(
    name: str, nickname: str, shown: str
) -> None:
    assert read(f"Met @{nickname}'s team", person(name, nickname)) == f"Met {shown}'s team"


def test_what_a_backslash_keeps_and_addresses_are_no_names() -> None:
    text = "Wrote \\@pri and pri@example.org"
    assert Spelling([PRIYA]).text(text) == text


def test_what_is_said_of_people_stays_as_it_was() -> None:
    entry = Accomplishment(
        "Paired with @pri on it, thanks @big-o",
        DAY,
        outcome="@priya can do it",
        moves=(Move(datetime.now(UTC), "@pri ill"),),
    )
    spelt = Spelling([PRIYA, OMAR]).entry(entry._replace(dropped="@omar left"))
    assert (contacts(spelt), thanks(spelt)) == (["Priya"], ["Omar"])
    assert (spelt.outcome, spelt.moves[0].why, spelt.dropped) == ("@Priya can do it", "@Priya ill", "@Omar left")


def test_a_selection_and_projects_are_spelt_throughout() -> None:
    kinds = ("done", "plan", "blocker")
    entries = [Accomplishment(f"{kind} with @pri", DAY, kind=kind, id=kind) for kind in kinds]
    selection = select(SUPERVISOR, entries, [], Period(date(2026, 11, 16), date(2026, 11, 20)))
    spelt = Spelling([PRIYA]).selection(selection)
    told = [*spelt.news, *spelt.plans, *spelt.blockers]
    assert [entry.text for entry in told] == [f"{kind} with @Priya" for kind in kinds]
    assert (spelt.carries, spelt.period, spelt.order) == (selection.carries, selection.period, selection.order)
    state = ProjectState(Project("billing", line="@pri is at it", next="@big-o tests"), 1, DAY)
    (shown,) = Spelling([PRIYA, OMAR]).projects([state])
    assert (shown.project.line, shown.project.next) == ("@Priya is at it", "@Omar tests")


@given(
    st.text(max_size=80), st.lists(st.text(min_size=1, max_size=12).filter(lambda name: any(map(str.isalpha, name))))
)
def test_whoever_is_known_a_text_names_as_many_people_as_before(text: str, names: list[str]) -> None:
    spelt = Spelling([person(name) for name in names]).text(text)
    assert [one.role for one in mentions(spelt)] == [one.role for one in mentions(text)]


def test_without_people_nothing_changes() -> None:
    entry = Accomplishment("Met @pri", DAY, outcome="@omar knows")
    assert Spelling().entry(entry) == entry
