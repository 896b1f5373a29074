"""What to talk about with somebody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.ties import day, person
from wfhdesk import language
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED, OFFERED, Offer
from wfhdesk.domain.openers import Conversation, Known, conversation
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY

TODAY = day("2026-11-20")
PRIYA = person("Priya")
SQL = Offer("review of SQL", TODAY)


def contact(ago: int, note: str = "") -> Contact:
    return Contact(TODAY - timedelta(days=ago), (PRIYA.id,), note=note)


def entry(text: str, project: str = "", ago: int = 1, **more: Any) -> Accomplishment:
    return Accomplishment(text, TODAY - ago * DAY, project=project, **more)


def talk(*told: Contact | Accomplishment | Offer, one: Person = PRIYA, ratio: float = 0.0, **more: Any) -> Conversation:
    """What the desk knows in any order, contacts the newest first; an entry names Priya where `@priya` stands in it."""
    known = Known(
        [one for one in told if isinstance(one, Contact)],
        [one for one in told if isinstance(one, Accomplishment)],
        lambda found: "@priya" in found.text,
        [one for one in told if isinstance(one, Offer)],
    )
    return conversation(one._replace(**more), known, TODAY, ratio)


def test_of_whom_nothing_is_known_nothing_is_said() -> None:
    assert talk() == Conversation(None, (), ())


def test_the_last_contact_that_says_something_is_told() -> None:
    last = talk(contact(1), contact(3, "Leeds"), contact(9, "tea")).last
    assert last is not None
    assert last.note == "Leeds"


# --- topics --------------------------------------------------------------------------------------------------------


def test_a_topic_that_was_talked_about_lately_doesnt_come_again() -> None:
    topics = ("cats", "Leeds")
    assert talk(contact(1, "her CATS are well"), topics=topics).openers == ("Come back to: Leeds",)
    assert talk(contact(1, "cats; leeds"), topics=topics).openers == ()


def test_a_topic_comes_back_once_four_contacts_were_about_something_else() -> None:
    contacts = [*(contact(ago) for ago in (1, 2, 3)), contact(4, "cats")]
    assert talk(*contacts, topics=("cats",)).openers == ()
    assert talk(contact(0), *contacts, topics=("cats",)).openers == ("Come back to: cats",)


def test_topics_take_turns() -> None:
    told = [talk(*(contact(1) for _n in range(count)), topics=("a", "b", "c")).openers for count in range(4)]
    assert [openers[0][-1] for openers in told] == ["a", "b", "c", "a"]


# --- one's own work ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["done", "progress", "learned"])
def test_recent_work_on_a_shared_project_is_told_the_newest_first(kind: str) -> None:
    told = talk(
        entry("old", "Billing", 9), entry("new", "billing", 2, kind=kind), entry("other", "x"), projects=("BILLING",)
    )
    assert told.openers == ("Tell of billing: new", "Tell of Billing: old")


@pytest.mark.parametrize(
    "untold",
    [
        entry("tariffs", "billing", 29),
        entry("tariffs", "billing", kind="plan"),
        entry("tariffs", "billing", kind="blocker"),
        entry("tariffs", "billing", visibility="private"),
        entry("tariffs", ""),
        entry("tariffs with @priya", "billing"),
    ],
    ids=["older than four weeks", "plan", "blocker", "private", "no project", "they were part of it"],
)
def test_work_that_is_no_news_for_them_isnt_told(untold: Accomplishment) -> None:
    assert talk(untold, projects=("billing",)).openers == ()


def test_work_from_before_the_last_contact_is_no_news_any_more() -> None:
    assert talk(contact(2), entry("tariffs", "billing", 3), projects=("billing",)).openers == ()
    assert talk(contact(2), entry("tariffs", "billing", 2), projects=("billing",)).openers == (
        "Tell of billing: tariffs",
    )


def test_a_project_of_which_an_entry_names_them_is_theirs_too() -> None:
    assert talk(entry("thanks @priya", "Ledger", 60), entry("tests", "ledger")).openers == ("Tell of ledger: tests",)


def test_work_that_is_called_as_its_project_is_told_once_and_without_marks() -> None:
    told = talk(entry("Billing", "billing"), entry(r"mail \@home", "billing", 0), projects=("billing",))
    assert told.openers == ("Tell of billing: mail @home", "Tell of: Billing")


# --- offers ----------------------------------------------------------------------------------------------------------


def test_an_offer_that_fits_is_told_their_own_first() -> None:
    own = Offer("approvals", TODAY, PRIYA.id)
    assert talk(SQL, own).openers == ("Offer: approvals", "Offer: review of SQL")


@pytest.mark.parametrize(
    "untold",
    [
        [SQL._replace(person="omar")],
        [SQL._replace(state=ACCEPTED)],
        [SQL._replace(state=DROPPED, person=PRIYA.id)],
        [SQL, SQL._replace(state=DONE, person=PRIYA.id)],
        [SQL, SQL._replace(state=ACCEPTED, person=PRIYA.id)],
    ],
    ids=["somebody else's", "taken", "dropped", "given to them already", "promised to them already"],
)
def test_an_offer_that_doesnt_fit_isnt_told(untold: list[Offer]) -> None:
    assert talk(*untold).openers == ()


def test_what_somebody_else_took_is_still_an_offer_to_this_one() -> None:
    assert talk(SQL, SQL._replace(state=ACCEPTED, person="omar")).openers == ("Offer: review of SQL",)


# --- what comes first ------------------------------------------------------------------------------------------------


def test_one_of_each_kind_comes_first_and_two_at_most() -> None:
    everything = (entry("tariffs", "billing"), SQL)
    assert talk(*everything, topics=("a", "b"), projects=("billing",)).openers == (
        "Come back to: a",
        "Tell of billing: tariffs",
    )
    assert talk(SQL, topics=("a", "b")).openers == ("Come back to: a", "Offer: review of SQL")


def test_after_two_cadences_without_a_word_that_comes_first() -> None:
    assert talk(contact(60), ratio=2.0, topics=("a", "b")).openers == (
        "60 days without a word: take half an hour",
        "Come back to: b",
    )
    assert talk(contact(1), ratio=2.0).openers == ("1 day without a word: take time for it",)
    assert talk(contact(60), ratio=1.99).openers == ()
    assert talk(ratio=9.0).openers == ()  # there never was a word


# --- what is open ----------------------------------------------------------------------------------------------------


def test_what_is_open_between_both_is_told_one_after_the_other() -> None:
    told = talk(
        entry("numbers of @priya", kind="blocker", by=day("2026-11-24")),
        entry("lunch with @priya", kind="plan"),
        entry("something @priya said", kind="plan", settled=TODAY),
        entry("numbers of Omar", kind="blocker"),
        entry("saw @priya"),
        Offer("approvals", TODAY, PRIYA.id, ACCEPTED),
        Offer("tea", TODAY, PRIYA.id, OFFERED),
        Offer("cake", TODAY, "omar", ACCEPTED),
        asked=("the budget",),
    )
    assert told.open == (
        "They asked for: the budget",
        "You wait: numbers of @priya, wanted by Tue 24 Nov",
        "You plan: lunch with @priya",
        "You promised: approvals",
    )


def test_long_texts_are_cut_short() -> None:
    long = "x" * 200
    told = talk(entry(f"@priya {long}", kind="plan"), SQL._replace(text=long), topics=(long,), asked=(long,))
    assert all(len(text) < 130 and text.endswith("…") for text in (*told.open, *told.openers))


def test_it_is_told_in_dutch() -> None:
    language.speak("nl")
    told = talk(contact(60), SQL, ratio=3.0)
    assert told.openers == ("60 dagen geen woord: neem een half uur", "Bied aan: review of SQL")


def test_a_birthday_is_the_first_thing_to_say() -> None:
    person = Person("Wendy", "team", birthday=f"{TODAY:%m-%d}", topics=("her race", "the move"))
    talk = conversation(person, Known((), (), lambda _entry: False, ()), TODAY)
    assert talk.openers == ("It is their birthday today", "Come back to: her race")
