"""How an entry and a subject read in a mail."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk import language
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mail_text import LONGEST_NEWS, headline, phrase, readable, sentence, subject
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.selections import select
from wfhdesk.domain.updates import SUPERVISOR

MONDAY = date(2026, 11, 16)
FRIDAY = date(2026, 11, 20)
WEEK = Period(MONDAY, FRIDAY)


def done(text: str, day: date = FRIDAY, **said: object) -> Accomplishment:
    return Accomplishment(text, day, id=f"{text}{day}")._replace(**said)  # type: ignore[arg-type]


def said(*entries: Accomplishment, period: Period = WEEK, name: str = "Ana", decisions: int = 0) -> str:
    return subject(name, select(SUPERVISOR, entries, [], period), decisions)


# --- the subject ----------------------------------------------------------------------------------------------------


def test_a_subject_says_who_when_and_the_news() -> None:
    news = done("Shipped it", outcome="onboarding guide shipped")
    assert said(news, decisions=1) == "Ana · week 47 (16–20 Nov): onboarding guide shipped, 1 decision wanted"
    assert said(news, decisions=2).endswith("shipped, 2 decisions wanted")
    assert said(news) == "Ana · week 47 (16–20 Nov): onboarding guide shipped"


def test_a_dutch_subject_is_dutch() -> None:
    language.speak("nl")
    news = done("Shipped it", outcome="inwerkgids is klaar")
    assert said(news, decisions=1) == "Ana · week 47 (16–20 nov): inwerkgids is klaar, 1 besluit gevraagd"
    assert said(news, decisions=2).endswith(", 2 besluiten gevraagd")
    both = done("a", MONDAY - 7 * DAY), done("b")
    assert said(*both, period=Period(MONDAY - 7 * DAY, FRIDAY)).startswith("Ana · week 46–47 (9–20 nov): a")


def test_without_a_name_the_week_comes_first() -> None:
    assert said(done("Fixed it"), name="") == "Week 47 (16–20 Nov): Fixed it"


def test_the_pinned_entry_is_the_news_then_the_first_outcome_then_the_rest() -> None:
    plain, good = done("Fixed it", MONDAY), done("Wrote it", MONDAY, outcome="all can read it.")
    pinned = done("Moved it!", FRIDAY, pinned=True)
    learned = done("It is slow", FRIDAY, kind="learned")
    assert said(plain, good, pinned, learned).endswith(": Moved it")
    assert said(plain, good, learned).endswith(": all can read it")
    assert said(plain, learned).endswith(": Fixed it")
    assert said(learned).endswith(": It is slow")


def test_without_news_the_plans_are_counted_and_without_plans_the_week_stands_alone() -> None:
    plans = [done(f"Plan {n}", kind="plan") for n in range(2)]
    assert said(*plans) == "Ana · week 47 (16–20 Nov): 2 plans"
    assert said(plans[0]) == "Ana · week 47 (16–20 Nov): 1 plan"
    assert said(done("b", kind="blocker")) == "Ana · week 47 (16–20 Nov)"
    assert said(done("b", kind="blocker"), decisions=1) == "Ana · week 47 (16–20 Nov): 1 decision wanted"
    assert said() == "Ana · week 47 (16–20 Nov)"


@pytest.mark.parametrize(
    ("first", "last", "end", "shown"),
    [
        (FRIDAY, FRIDAY, FRIDAY, "week 47 (16–20 Nov)"),
        (MONDAY, MONDAY + 2 * DAY, MONDAY + 2 * DAY, "week 47 (16–20 Nov)"),
        (MONDAY, FRIDAY + DAY, FRIDAY + DAY, "week 47 (16–21 Nov)"),
        (MONDAY, FRIDAY + 2 * DAY, FRIDAY + 2 * DAY, "week 47 (16–22 Nov)"),
        (MONDAY - DAY, FRIDAY, FRIDAY, "weeks 46–47 (9–20 Nov)"),
        (MONDAY - 7 * DAY, FRIDAY, FRIDAY, "weeks 46–47 (9–20 Nov)"),
        (date(2026, 11, 26), date(2026, 12, 3), date(2026, 12, 4), "weeks 48–49 (23 Nov – 4 Dec)"),
        (date(2026, 11, 30), date(2026, 12, 4), date(2026, 12, 4), "week 49 (30 Nov – 4 Dec)"),
        (date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 1), "week 53 (28 Dec 2026 – 1 Jan 2027)"),
        (date(2026, 12, 31), date(2027, 1, 5), date(2027, 1, 8), "weeks 53–1 (28 Dec 2026 – 8 Jan 2027)"),
        (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 2), "week 1 (29 Dec 2025 – 2 Jan 2026)"),
        (date(2024, 12, 30), date(2025, 1, 3), date(2025, 1, 3), "week 1 (30 Dec 2024 – 3 Jan 2025)"),
    ],
)
def test_the_weeks_that_are_told_of_are_named_with_their_working_days(
    first: date, last: date, end: date, shown: str
) -> None:
    news = [done("A", first), done("B", last)]
    assert said(*news, period=Period(first - DAY, end)) == f"Ana · {shown}: A"


def test_quiet_days_at_the_start_of_a_period_are_not_named() -> None:
    assert said(done("A", FRIDAY), period=Period(MONDAY - 28 * DAY, FRIDAY)) == "Ana · week 47 (16–20 Nov): A"


def test_on_monday_morning_the_week_that_just_began_is_not_named_before_something_happened_in_it() -> None:
    monday = MONDAY + 7 * DAY
    since_friday = Period(FRIDAY, monday)
    assert said(done("A"), period=since_friday) == "Ana · week 47 (16–20 Nov): A"
    assert said(done("A", FRIDAY + 2 * DAY), period=since_friday) == "Ana · week 47 (16–22 Nov): A"
    assert said(done("A"), done("B", monday), period=since_friday) == "Ana · weeks 47–48 (16–27 Nov): A"
    assert said(done("A"), period=Period(monday, monday)) == "Ana · week 47 (16–20 Nov): A", "late news only"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=300).map(one_line).filter(bool))
@settings(max_examples=300)
def test_the_news_is_never_longer_than_a_list_of_mails_shows(text: str) -> None:
    news = said(done(text)).removeprefix("Ana · week 47 (16–20 Nov)").removeprefix(": ")
    assert len(news) <= LONGEST_NEWS + 1
    assert news == one_line(news)


def test_long_news_are_cut_between_words() -> None:
    assert said(done("Moved " + "the archive, " * 8)).endswith("archive, the archive, the archive, the…")
    assert said(done("x" * 200)).endswith("): " + "x" * LONGEST_NEWS + "…")
    assert said(done("x" * LONGEST_NEWS)).endswith("): " + "x" * LONGEST_NEWS)


# --- sentences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("fixed it", "Fixed it."),
        ("Is it fixed?", "Is it fixed?"),
        ("It is!", "It is!"),
        ("and so on…", "And so on…"),
        ("the rest:", "The rest:"),
        ("met @priya", "Met Priya."),
        ("@sam fixed @ana.lima's desk (@Omar)", "Sam fixed Ana Lima's desk (Omar)."),
        ("wrote \\@property", "Wrote @property."),
        ("wrote \\\\@property", "Wrote \\@property."),
        ("mailed ana@example.org", "Mailed ana@example.org."),
        ("été", "Été."),
        ("3 of 4", "3 of 4."),
        (".", "."),
    ],
)
def test_an_entry_reads_as_a_sentence(typed: str, shown: str) -> None:
    assert sentence(typed) == shown
    assert phrase(typed)[1:] == shown[1:]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).map(one_line).filter(bool))
@settings(max_examples=300)
def test_a_text_that_names_nobody_reads_as_it_was_typed(text: str) -> None:
    text = text.replace("@", "a")
    assert readable(text) == text
    assert phrase(text) in (text, text + ".")


@pytest.mark.parametrize(
    ("outcome", "shown"), [("", "Fixed it"), ("all is well.", "all is well"), ("@sam is back!", "Sam is back")]
)
def test_the_headline_is_the_outcome_where_there_is_one(outcome: str, shown: str) -> None:
    assert headline(done("Fixed it.", outcome=outcome)) == shown
