"""Nudges in words: short, plain, and in the person's own language."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import AMSTERDAM, FRIDAY
from wfhdesk import language
from wfhdesk.domain import nudges as kinds
from wfhdesk.domain import nudging as reasons
from wfhdesk.domain.availability import Answer
from wfhdesk.domain.nudge_texts import (
    command_for,
    counted_nudges,
    held_told,
    notifications,
    prompt_line,
    quiet_told,
    shown_act,
    since_told,
    why_told,
)
from wfhdesk.domain.nudges import CONTACT, CONTACTED, OPENED, SNOOZED, UPDATE, Nudge
from wfhdesk.domain.nudging import Choice, Held
from wfhdesk.domain.quiet import Quiet
from wfhdesk.domain.statuses import AVAILABLE, FOCUSED

TODAY = FRIDAY.date()
DAY = timedelta(days=1)
ACTS = (CONTACTED, SNOOZED, OPENED, kinds.DONE, kinds.WENT_OUT, kinds.BACK, kinds.ALL_WELL, kinds.HELPED)
REASONS = (
    *(reasons.QUIET, reasons.AWAY, reasons.LATER, reasons.SHOWN),
    *(reasons.LATELY, reasons.PERSON, reasons.WEAK, reasons.CAP),
)
LATER_TODAY = datetime(2026, 11, 20, 16, 30, tzinfo=AMSTERDAM)


def work(text: str = "Weekly update to Petra", since: date = TODAY - 3 * DAY) -> Nudge:
    return Nudge(UPDATE, "supervisor", text, "due Tue 17 Nov: 2 entries", since, (OPENED,))


def contact(name: str = "Omar") -> Nudge:
    acts = (CONTACTED, SNOOZED, OPENED)
    return Nudge(CONTACT, "id", name, "last contact 17 days ago, every 2 weeks", TODAY - 3 * DAY, acts, person="id")


def choice(quiet: Quiet | None = None, doing: Answer | None = None) -> Choice:
    return Choice([], [], [], False, quiet, doing or Answer(FRIDAY, AVAILABLE), LATER_TODAY)


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_every_act_and_every_reason_has_words_of_its_own(spoken: str) -> None:
    language.speak(spoken)
    acts = [shown_act(act) for act in ACTS]
    held = Held(work(), "", LATER_TODAY, TODAY + DAY)
    now = choice(Quiet(FRIDAY, LATER_TODAY), Answer(FRIDAY, FOCUSED, until=LATER_TODAY))
    told = [held_told(held._replace(reason=reason), now, FRIDAY) for reason in REASONS]
    for words in (acts, told):
        assert len(set(words)) == len(words)
        assert all(one.strip() == one != "" and "{" not in one for one in words)
    assert all(len(one) <= 20 for one in acts)


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (Held(work(), reasons.QUIET, LATER_TODAY), "quiet until 16:30"),
        (Held(work(), reasons.AWAY), "Focus until 16:30"),
        (Held(work(), reasons.LATER, LATER_TODAY), "today's nudges come at 16:30"),
        (Held(work(), reasons.LATELY, day=TODAY + 3 * DAY), "shown lately; again from Mon 23 Nov"),
        (Held(work(), reasons.CAP), "3 a day are enough"),
    ],
)
def test_what_is_held_says_until_when(held: Held, told: str) -> None:
    now = choice(Quiet(FRIDAY, LATER_TODAY), Answer(FRIDAY, FOCUSED, until=LATER_TODAY))
    assert held_told(held, now, FRIDAY) == told


def test_since_when_is_told_by_the_minute_where_there_is_one() -> None:
    minute = work()._replace(at=datetime(2026, 11, 20, 11, 30, tzinfo=AMSTERDAM))
    assert since_told(minute, FRIDAY) == "since 11:30"
    assert since_told(work(), FRIDAY) == "since Tue 17 Nov"
    assert "since" not in since_told(work(since=TODAY), FRIDAY)
    assert quiet_told(Quiet(FRIDAY, LATER_TODAY), FRIDAY) == "quiet until 16:30"


def test_nudges_are_counted() -> None:
    assert [counted_nudges(number) for number in (0, 1, 3)] == ["0 nudges", "1 nudge", "3 nudges"]


@pytest.mark.parametrize(
    ("kind", "about", "act", "command"),
    [
        (kinds.ACTION, "abcd", kinds.DONE, "wfhdesk check actions fix abcd"),
        (kinds.ACTION, "abcd", kinds.HELPED, "wfhdesk check actions verify abcd"),
        (kinds.ACTION, "abcd", OPENED, "wfhdesk check actions show abcd"),
        (kinds.ASSESSMENT, "desk@w1", OPENED, "wfhdesk check run desk --at w1"),
        (kinds.ASSESSMENT, "pulse", OPENED, "wfhdesk check run pulse"),
        (kinds.BLOCKER, "abcd", kinds.DONE, "wfhdesk resolve abcd"),
    ],
)
def test_the_command_that_does_the_same(kind: str, about: str, act: str, command: str) -> None:
    assert command_for(work()._replace(kind=kind, about=about), act, "") == command


@pytest.mark.parametrize("kind", [kinds.ACTION, kinds.ASSESSMENT])
def test_of_what_names_its_day_itself_it_is_told_once(kind: str) -> None:
    one = work()._replace(kind=kind, why="to be done by Mon 16 Nov")
    assert why_told(one, FRIDAY) == "to be done by Mon 16 Nov"


# --- the prompt -------------------------------------------------------------------------------------------------------


def test_a_prompt_says_the_most_urgent_one_and_how_many_more() -> None:
    assert prompt_line([]) == ""
    assert prompt_line([work()]) == "Weekly update to Petra"
    assert prompt_line([work(), contact(), contact()]) == "Weekly update to Petra +2"
    told = prompt_line([contact(), work()])
    assert told.startswith("Omar: last contact 17 days ago")
    assert told.endswith(" +1")


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=300), st.integers(1, 9), st.booleans())
def test_a_prompt_stays_short_whatever_it_tells_of(text: str, count: int, is_of_a_person: bool) -> None:
    one = contact(text) if is_of_a_person else work(text)
    assert len(prompt_line([one] * count)) <= 44


# --- on the desktop ---------------------------------------------------------------------------------------------------


def test_each_nudge_is_a_message_with_buttons_for_its_acts() -> None:
    first, second = notifications([work(), contact()], FRIDAY, is_digest=False)
    assert (first.key, first.title, first.click) == ("update/supervisor", "Weekly update to Petra", OPENED)
    assert first.body == "due Tue 17 Nov: 2 entries"
    assert (second.key, second.title) == ("contact/id", "Get in touch with Omar")
    assert [one.act for one in second.buttons] == [CONTACTED, SNOOZED, OPENED]
    assert [one.label for one in second.buttons] == ["Log contact", "Snooze", "Open"]


def test_a_digest_is_one_message_of_all() -> None:
    (one,) = notifications([work(), contact()], FRIDAY, is_digest=True)
    assert one.title == "2 things waited for you"
    lines = one.body.splitlines()
    assert [line.split(":")[0] for line in lines] == ["Weekly update to Petra", "Omar"]
    assert [button.act for button in one.buttons] == [OPENED]
    assert one.click == OPENED


def test_no_key_is_shared_and_no_act_is_called_as_the_desktop_calls_a_click() -> None:
    both = [work(), work()._replace(kind=kinds.SETTLE), contact(), contact()._replace(kind=kinds.BIRTHDAY)]
    keys = {one.key for one in notifications(both, FRIDAY, is_digest=False)}
    (digest,) = notifications(both, FRIDAY, is_digest=True)
    assert len(keys | {digest.key}) == 5
    assert "default" not in ACTS
