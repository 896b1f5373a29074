"""The people screen: where one stands with everybody, and what one does about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import FrozenClock, Run
from tui.co_workers import TODAY, add_co_workers, ago, someone
from tui.conftest import Reading
from tui.desk_driver import DeskDriver, Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, Period

OpenAgain = Callable[[], Desk]
WIDE = (120, 36)


async def goes_to_people(me: DeskDriver) -> None:
    """Open the screen, and wait until it is known whose turn it is."""
    await me.goes_to("people")
    await me.sees_soon("5 people · 2 due · by urgency", "overdue")
    await me.holds_still()


def names_in_order(me: DeskDriver, *names: str) -> list[str]:
    """Return names in the order in which they stand on the screen."""
    rows = {name: next(y for y, line in enumerate(me.lines) if f" {name}" in line and y > 2) for name in names}
    return sorted(names, key=lambda name: rows[name])


FIVE = ("Priya Shah", "Omar Haddad", "Lena Fischer", "Sam de Boer", "Zoe")


# --- what is seen ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
async def test_it_shows_whose_turn_it_is_most_pressing_first(known: Desk, size: Size) -> None:
    add_co_workers(known)
    async with open_app(known, size) as me:
        await goes_to_people(me)
        assert names_in_order(me, *FIVE) == [*FIVE]
        line = me.line_with("Priya Shah")
        assert "▇▇▇▇▇▇▇▇▸" in line
        assert "overdue 4 days" in line
        assert "8 Nov call" in line
        assert "● 18:40" in line
        assert "● 13:10" in me.line_with("Omar Haddad")
        assert ("key co-worker" in line) == (size == WIDE)


async def test_a_person_stands_in_full_beside_the_list(known: Desk) -> None:
    add_co_workers(known)
    known.accomplishments.log("Paired with @priya on the export #payroll")
    async with open_app(known, (130, 50)) as me:
        await me.goes_to("people")
        await me.sees_soon("5 people", "in 7 days")
        await me.presses("slash")
        await me.types("priya")
        await me.presses("down")
        await me.sees_soon("Last talked about", "To begin with", "Both work", "14:10–15:30")
        me.sees("free now, 18:40 there", "They asked for:", "Come back to:", "+91 20 5550 100", "14 Mar", "Acme")
        me.sees("Prefers mornings.", "priya@example.org", "every week", "Fri 20 Nov from the log", "Sun 8 Nov call")


async def test_on_a_narrow_screen_enter_opens_a_person_and_esc_goes_back(known: Desk) -> None:
    add_co_workers(known)
    async with open_app(known, (80, 24)) as me:
        await goes_to_people(me)
        me.does_not_see("Last talked about")
        await me.presses("enter")
        await me.sees_soon("Last talked about", "her report is stuck")
        me.does_not_see("Omar Haddad")
        await me.presses("enter")
        await me.sees_soon("tab goes on, enter or f9 keeps it")
        await me.presses("escape")
        await me.is_back()
        await me.presses("escape")
        await me.sees_soon("Omar Haddad")
        await me.presses("escape")
        me.is_on("today")


async def test_who_was_never_spoken_with_is_said_so(known: Desk) -> None:
    known.people.add(Person("Zoe", "team"))
    async with open_app(known, WIDE) as me:
        await me.goes_to("people")
        await me.sees_soon("due Mon", "········")
        await me.waits_for(lambda: any(line.rstrip().endswith("│  never") for line in me.lines), "never in the pane")
        me.does_not_see("over two years ago")


async def test_of_who_stands_here_longer_it_isnt_known(known: Desk) -> None:
    known.people.keep_all([Person("Zoe", "team", added=ago(1000), since=ago(1000))])
    async with open_app(known, WIDE) as me:
        await me.goes_to("people")
        await me.sees_soon("over two years ago, or never")


async def test_before_the_first_turn_the_bar_is_empty(known: Desk) -> None:
    known.people.keep_all([Person(f"Person {number:02}", "team") for number in range(12)])
    async with open_app(known, WIDE) as me:
        await me.goes_to("people")
        await me.sees_soon("first, ")
        lines = [line for line in me.lines if "Person " in line and "first, " in line]
        assert lines
        assert all("········" in line for line in lines)


async def test_who_shares_a_name_is_told_apart(known: Desk) -> None:
    add_co_workers(known)
    known.people.keep_all([Person("Priya Shah", "team", organisation="Globex"), Person("Omar Khan", "team")])
    async with open_app(known, WIDE) as me:
        await me.goes_to("people")
        await me.sees_soon("7 people", "overdue 4 days")
        await me.holds_still()
        assert len([line for line in me.lines if "Priya" in line and ("Acme" in line or "Globex" in line)]) == 2
        await me.presses("r")
        await me.sees_soon("─ Priya Shah (Acme) ─")
        await me.presses("escape", "c")
        await me.sees_soon("With Priya Shah (Acme)")
        await me.presses("escape")
        await me.goes_to("today")
        await me.presses("c")
        await me.types("priya")
        await me.sees_soon("Priya Shah Acme", "Priya Shah Globex")


async def test_order_and_groups(known: Desk) -> None:
    add_co_workers(known)
    async with open_app(known, (80, 30)) as me:
        await goes_to_people(me)
        await me.presses("o")
        await me.sees_soon("by name")
        assert names_in_order(me, *FIVE) == sorted(FIVE)
        await me.presses("o")
        await me.sees_soon("by relation")
        assert names_in_order(me, *FIVE) == [*FIVE]
        me.does_not_see("No relation")
        await me.presses("g")
        await me.sees_soon("Key co-worker ──", "Team ──", "No relation ──")
        assert me.line_with("Team ──").rstrip().endswith(" 2")
        await me.presses("g")
        await me.misses_soon("No relation")
        await me.presses("o")
        await me.sees_soon("by urgency")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pri", "Priya"),
        ("sha", "Priya"),
        ("lenchen", "Lena"),
        ("ment", "Sam"),
        ("payr", "Priya"),
        ("acme key", "Priya"),
    ],
)
async def test_the_filter_finds_as_one_types(known: Desk, typed: str, found: str) -> None:
    add_co_workers(known)
    async with open_app(known, (80, 24)) as me:
        await goes_to_people(me)
        await me.presses("slash")
        await me.types(typed)
        await me.sees_soon("1 person ")
        others = {"Priya", "Omar", "Lena", "Sam", "Zoe"} - {found}
        me.sees(found)
        me.does_not_see(*others)
        await me.presses("escape", "escape")
        await me.sees_soon("5 people", *others)
        me.is_on("people")


async def test_a_filter_that_finds_nobody_says_so(known: Desk) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("slash")
        await me.types("xyzzy")
        await me.sees_soon("Nobody is found. esc shows everybody again.", "0 people")


async def test_an_empty_screen_says_what_begins_it(known: Desk) -> None:
    async with open_app(known, (80, 24)) as me:
        await me.goes_to("people")
        await me.sees_soon("Here stand the people", "n adds somebody. i takes in an address book")
        await me.presses("n")
        await me.sees_soon("Somebody new")


@pytest.mark.parametrize(
    ("width", "there", "not_there"),
    [
        (50, ["overdue 4 days", "▇▇"], ["8 Nov call", "● 18:40", "key co-worker"]),
        (70, ["overdue 4 days", "8 Nov call", "● 18:40"], ["key co-worker", "Mon 16 Nov"]),
        (85, ["overdue 4 days", "8 Nov call", "● 18:40", "key co-worker"], ["Mon 16 Nov"]),
        (160, ["overdue 4 days", "8 Nov call", "● 18:40", "key co-worker", "Mon 16 Nov"], []),
    ],
)
async def test_columns_fold_away(known: Desk, width: int, there: list[str], not_there: list[str]) -> None:
    add_co_workers(known)
    async with open_app(known, (width, 24)) as me:
        await me.goes_to("people")
        await me.sees_soon("overdue 4 days", "8 Nov" if width > 50 else "▇▇")
        line = me.line_with("Priya Shah").split("│")[0]
        assert [text for text in there if text not in line] == []
        assert [text for text in not_there if text in line] == []


async def test_in_ascii_nothing_else_is_drawn(known: Desk) -> None:
    add_co_workers(known)
    known.settings.set("app.glyphs", ["ascii"])
    async with open_app(known, WIDE) as me:
        await me.goes_to("people")
        await me.sees_soon("overdue 4 days", "Last talked about", "########>")
        await me.presses("g", "space")
        await me.sees_soon("Team --")
        assert me.screen.isascii(), {sign for sign in me.screen if not sign.isascii()}
        await me.presses("escape", "c")
        await me.sees_soon("With Omar", "Last: the migration")
        assert me.screen.isascii(), {sign for sign in me.screen if not sign.isascii()}


# --- what one does --------------------------------------------------------------------------------------------------


async def test_snooze_puts_off_and_undo_brings_back(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("z")
        await me.sees_soon("Put off Priya Shah", "Mon 23 Nov")
        me.does_not_see("after they are back")
        await me.presses("w")
        await me.is_told("Priya is put off until Mon 23 Nov. u takes it back.")
        assert someone(open_again(), "priya").snoozed_until == TODAY + 3 * DAY
        await me.sees_soon("snoozed")
        await me.presses("u")
        await me.is_told("Taken back")
        assert someone(open_again(), "priya").snoozed_until is None
        await me.sees_soon("overdue 4 days")


async def test_snooze_to_any_day(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("z", "d")
        await me.types("yesterday")
        await me.presses("enter")
        await me.sees_soon("names no day to come")
        await me.presses(*["backspace"] * len("yesterday"))
        await me.types("2026-12-01")
        await me.presses("enter")
        await me.is_told("Priya is put off until Tue 1 Dec")
    assert someone(open_again(), "priya").snoozed_until == date(2026, 12, 1)


async def test_snooze_until_they_are_back(known: Desk, open_again: OpenAgain) -> None:
    person = add_co_workers(known)["Priya"]
    known.people.keep_all([person._replace(away=(Period(TODAY, TODAY + 4 * DAY),))])
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.sees_soon("5 people", "in ")
        await me.presses("slash")
        await me.types("priya")
        await me.presses("down", "z")
        await me.sees_soon("after they are back")
        await me.presses("b")
        await me.is_told("Priya is put off until Wed 25 Nov")
    assert someone(open_again(), "priya").snoozed_until == TODAY + 5 * DAY


@pytest.mark.parametrize(
    ("key", "told", "relation", "every"),
    [
        ("s", "every 2 weeks", "key co-worker", 14),
        ("l", "nobody counts the days", "", 0),
        ("p", "Paused", "key co-worker", 7),
    ],
)
async def test_after_the_third_snooze_something_else_is_offered_once(  # noqa: PLR0917 - pytest gives them by name
    known: Desk, open_again: OpenAgain, key: str, told: str, relation: str, every: int
) -> None:
    person = add_co_workers(known)["Priya"]
    known.people.keep_all([person._replace(snoozed=(ago(4), ago(2)), snoozed_until=ago(1))])
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("z", "t")
        await me.is_told("Priya is put off until Mon 23 Nov")
        await me.sees_soon("Priya Shah, put off 3 times", "Now it is every week")
        await me.presses(key)
        await me.is_told(told)
        kept = someone(open_again(), "priya")
        assert (kept.relation, kept.every) == (relation, every)
        assert bool(kept.pauses) == (key == "p")


async def test_what_is_offered_after_snoozes_takes_no_key_before_it_is_read(known: Desk, reading: Reading) -> None:
    person = add_co_workers(known)["Priya"]
    known.people.keep_all([person._replace(snoozed=(ago(4), ago(2)), snoozed_until=ago(1))])
    async with open_app(known) as me:
        await goes_to_people(me)
        reading.is_hasty = True
        await me.presses("z", "t")
        await me.sees_soon("put off 3 times")
        await me.presses("l", "enter")
        assert me.is_asked
        reading.is_hasty = False
        await me.presses("n")
        await me.is_back()
        await me.presses("z", "t")
        await me.is_told("Priya is put off until Mon 23 Nov")
        await me.holds_still()
        assert not me.is_asked


async def test_skip_pause_and_resume(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("x")
        await me.is_told("Skipped Priya this time; a new cycle begins today. u takes it back.")
        assert someone(open_again(), "priya").skipped == TODAY
        await me.misses_soon("overdue 4 days")


async def test_a_pause_without_an_end_and_going_on(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("p")
        await me.sees_soon("Until when is Priya paused?")
        await me.presses("enter")
        await me.is_told("Paused Priya: the clock stands still")
        await me.sees_soon("paused")
        assert [pause.end for pause in someone(open_again(), "priya").pauses] == [None]
        await me.clicks("Priya Shah")
        await me.presses("p")
        await me.is_told("The clock of Priya goes on")
        await me.misses_soon("paused")
        assert not someone(open_again(), "priya").pauses


async def test_a_pause_with_its_last_day(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("p")
        await me.types("sometime")
        await me.presses("enter")
        await me.sees_soon("names no day")
        await me.presses("ctrl+u")
        await me.types("2w")
        await me.presses("enter")
        await me.is_told("Paused Priya until Fri 4 Dec. u takes it back.")
        await me.sees_soon("paused, 4 Dec")
        assert [pause.end for pause in someone(open_again(), "priya").pauses] == [TODAY + 14 * DAY]
        await me.clicks("Priya Shah")
        await me.sees_soon("paused until 4 Dec")
        await me.presses("p", "escape")
        await me.is_told("The clock of Priya goes on")


@pytest.mark.parametrize(
    "keys",
    [("x",), ("z", "w"), ("p", "enter"), ("c", "enter")],
    ids=["skip", "snooze", "pause", "contact"],
)
async def test_the_cursor_stays_in_its_line_so_that_the_next_person_comes_under_it(
    known: Desk, keys: tuple[str, ...]
) -> None:
    people = [Person(f"Person {number:02}", "team", added=ago(300), since=ago(300)) for number in range(60)]
    for number, person in enumerate(known.people.keep_all(people)):
        known.people.met([person], "call", "", ago(200 - number))
    async with open_app(known, (80, 24)) as me:
        await me.goes_to("people")
        await me.sees_soon("overdue 186")
        await me.holds_still()
        await me.presses(*["down"] * 30)
        await me.holds_still()
        top = next(line for line in me.lines if "Person" in line)
        await me.presses(*keys)
        await me.waits_for(lambda: "Person 30 " not in me.screen and not me.is_asked, "Person 30 to move")
        await me.holds_still()
        assert next(line for line in me.lines if "Person" in line) == top
        await me.presses("e")
        await me.sees_soon("─ Person 31 ─")
        await me.presses("escape")
        await me.is_back()
        await me.presses("u")
        await me.is_told("Taken back")
        await me.sees_soon("Person 30 ")


async def test_delete_and_undo(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("space", "space", "d")
        await me.is_told("Deleted 2 people")
        await me.sees_soon("3 people")
        assert {one.first_name for one in open_again().people.all()} == {"Lena", "Sam", "Zoe"}
        await me.presses("u")
        await me.is_told("Taken back")
        await me.sees_soon("5 people", "Priya Shah")
        assert len(open_again().people.all()) == 5


async def test_many_get_a_relation_at_once(known: Desk, open_again: OpenAgain) -> None:
    known.people.keep_all([Person(f"Imported {number:02}") for number in range(40)])
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.sees_soon("40 people")
        await me.holds_still()
        await me.presses("space", *["shift+down"] * 5)
        await me.sees_soon("7 chosen")
        await me.presses("r")
        await me.sees_soon("7 people")
        await me.presses("k")
        await me.is_told("7 people: key co-worker, every week. u takes it back.")
        kept = [one.name for one in open_again().people.all() if one.relation == "key co-worker"]
        assert kept == [f"Imported {number:02}" for number in range(7)]
        await me.presses("u")
        await me.is_told("Taken back")
        assert not any(one.relation for one in open_again().people.all())


async def test_one_after_the_other_gets_a_relation(known: Desk, open_again: OpenAgain) -> None:
    known.people.keep_all([Person(f"Imported {number:02}") for number in range(8)])
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.sees_soon("8 people")
        await me.holds_still()
        for letter in "tswkfpmn":
            await me.presses("r", letter)
        await me.sees_soon("8 people")
    relations = [one.relation for one in open_again().people.all()]
    assert relations == ["team", "supervisor", "weak tie", "key co-worker", "former", "partner", "mentor", ""]


async def test_a_cadence_of_ones_own(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("r", "e")
        await me.types("soon")
        await me.presses("enter")
        await me.sees_soon("is no cadence")
        await me.presses(*["backspace"] * 4)
        await me.types("3w")
        await me.presses("enter")
        await me.is_told("Priya: every 3 weeks")
    kept = someone(open_again(), "priya")
    assert (kept.relation, kept.cadence) == ("key co-worker", 21)


async def test_topic_and_leave(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("t")
        await me.types("the garden")
        await me.presses("enter")
        await me.is_told("Noted for Priya: the garden")
        await me.presses("l")
        await me.types("some day")
        await me.presses("enter")
        await me.sees_soon("are no days")
        await me.presses(*["backspace"] * len("some day"))
        await me.types("2026-12-21..2027-01-02, 2026-11-30")
        await me.presses("enter")
        await me.is_told("Priya: 2026-11-30, 2026-12-21..2027-01-02")
    kept = someone(open_again(), "priya")
    assert kept.topics == ("holiday in Leeds", "the garden")
    assert kept.away == (Period(date(2026, 11, 30), date(2026, 11, 30)), Period(date(2026, 12, 21), date(2027, 1, 2)))


async def test_offers_of_help(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known, (120, 48)) as me:
        await goes_to_people(me)
        await me.presses("h")
        await me.sees_soon("Help for Priya Shah")
        await me.types("review of SQL")
        await me.presses("enter")
        await me.is_told("Offered: review of SQL")
        await me.sees_soon("Help offered", "review of SQL (offered)")
        await me.presses("h")
        await me.sees_soon("Offered so far")
        await me.presses("down", "a")
        await me.is_told("Review of SQL: accepted")
        await me.presses("h", "down", "d")
        await me.is_told("Review of SQL: done")
    (offer,) = open_again().people.offers()
    assert (offer.state, offer.person) == ("done", someone(known, "priya").id)


async def test_a_long_offer_leaves_room_for_what_became_of_it(known: Desk) -> None:
    add_co_workers(known)
    known.people.offer("an hour on bank files for whoever wants to read their own", None)
    async with open_app(known, (80, 24)) as me:
        await goes_to_people(me)
        await me.presses("h")
        await me.sees_soon(
            "an hour on bank files for whoever wants to read their own", "to anybody, offered Fri 20 Nov"
        )


# --- the form -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), WIDE], ids=["80x24", "120x36"])
async def test_somebody_new(known: Desk, open_again: OpenAgain, size: Size) -> None:
    async with open_app(known, size) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.types("Ines Costa")
        await me.presses("tab")
        await me.types("team")
        await me.presses("tab")
        await me.types("10d")
        await me.presses(*["tab"] * 2)
        await me.types("ines@example.org, i.costa@example.com")
        await me.presses("f9")
        await me.is_told("Ines Costa is on the desk. u takes it back.")
        await me.sees_soon("Ines Costa", "1 person")
    (kept,) = open_again().people.all()
    assert (kept.name, kept.relation, kept.cadence) == ("Ines Costa", "team", 10)
    assert kept.emails == ("ines@example.org", "i.costa@example.com")


async def test_the_form_names_every_relation_however_narrow(known: Desk) -> None:
    async with open_app(known, (80, 24)) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.sees_soon("Somebody new", "supervisor, key co-worker, team, partner, mentor,", "weak tie, former")


async def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known, (80, 24)) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.types("Ines")
        for _field in range(9):
            await me.presses("tab")
        await me.types("Mars/Olympus")
        await me.presses("enter")
        await me.sees_soon("Mars/Olympus", "is no time zone")
        assert open_again().people.all() == []
        await me.presses(*["backspace"] * len("Mars/Olympus"))
        await me.types("Europe/Lisbon")
        await me.presses("enter")
        await me.is_told("Ines is on the desk")
    (kept,) = open_again().people.all()
    assert (kept.name, kept.zone) == ("Ines", "Europe/Lisbon")


async def test_all_that_is_wrong_is_told_at_once_each_at_its_field(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known, (100, 50)) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.types("Ines")
        await me.presses("tab")
        await me.types("pigeon")
        await me.presses(*["tab"] * 10)
        await me.types("Atlantis")
        await me.presses("enter")
        await me.sees_soon("pigeon", "Atlantis")
        lines = [line for line in me.lines if "│" in line]
        for field, typed in (("Relation", "pigeon"), ("Holidays of", "Atlantis")):
            place = next(place for place, line in enumerate(lines) if field in line)
            assert any(f"“{typed}”" in line for line in lines[place + 1 : place + 5])
        await me.presses("ctrl+u")
        await me.types("team")
        await me.presses(*["tab"] * 10)
        await me.presses("ctrl+u")
        await me.types("PT")
        await me.presses("enter")
        await me.is_told("Ines is on the desk")
    (kept,) = open_again().people.all()
    assert (kept.relation, kept.holidays) == ("team", "PT")


async def test_a_name_that_somebody_has_is_told_at_the_nicknames(known: Desk, open_again: OpenAgain) -> None:
    known.people.add(Person("Ines Costa"))
    async with open_app(known, (100, 50)) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.types("ines costa")
        await me.presses("enter")
        await me.sees_soon("You know a ines costa already")
        await me.types("nes")
        await me.presses("enter")
        await me.is_told("Ines costa is on the desk")
    assert sorted(one.nicknames for one in open_again().people.all()) == [(), ("nes",)]


async def test_names_that_the_log_mentions_are_offered(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    for line in ("Met @ines", "Thanks @ines and @mara.lind", "Paired with @priya"):
        known.accomplishments.log(line)
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.sees_soon("5 people")
        await me.presses("n")
        await me.sees_soon("Your log mentions:", "@ines (2)", "@mara.lind (1)")
        me.does_not_see("@priya (1)")
        await me.clicks("@mara.lind")
        await me.sees_soon("Mara Lind")
        await me.presses("enter")
        await me.is_told("Mara Lind is on the desk")
        assert [one.name for one in open_again().people.names().candidates("mara.lind")] == ["Mara Lind"]


async def test_editing_changes_only_what_was_changed(known: Desk, open_again: OpenAgain) -> None:
    before = add_co_workers(known)["Priya"]
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("e")
        await me.sees_soon("payroll")
        await me.presses("end")
        await me.types("-Rao")
        await me.presses("enter")
        await me.is_told("Changed Priya Shah-Rao")
    assert someone(open_again(), "priya") == before._replace(name="Priya Shah-Rao")


async def test_esc_leaves_a_person_as_they_were(known: Desk, open_again: OpenAgain) -> None:
    before = add_co_workers(known)["Priya"]
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("e")
        await me.types("xxx")
        await me.presses("escape")
        await me.is_back()
        me.is_told_nothing()
    assert someone(open_again(), "priya") == before


async def test_a_form_left_by_a_crash_comes_back(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.types("Ines Costa")
        await me.sees_soon("Ines Costa")
    async with open_app(open_again()) as me:
        await me.goes_to("people")
        await me.presses("n")
        await me.sees_soon("Ines Costa", "You left this unfinished.")


async def test_a_person_changed_elsewhere_meanwhile_isnt_overwritten(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("e")
        await me.sees_soon("tab goes on")
        elsewhere = open_again()
        elsewhere.people.keep_all([someone(elsewhere, "priya")._replace(phone="+1 555")])
        await me.types("x")
        await me.presses("enter")
        await me.sees_soon("It was changed elsewhere meanwhile")
    kept = someone(open_again(), "priya")
    assert (kept.phone, kept.name) == ("+1 555", "Priya Shah")


async def test_hostile_names_are_only_text(known: Desk, open_again: OpenAgain) -> None:
    known.people.add(Person("Ann [red]Bold[/red] [@click=app.quit]x[/]", "team", notes="[bold]n[/]"))
    known.people.add(Person("Bob \x1b[31mRed\x1b[0m", "team"))
    async with open_app(known, WIDE) as me:
        await me.goes_to("people")
        await me.sees_soon("2 people", "due Mon")
        await me.sees_soon("Ann [red]Bold")
        for key, told in (
            ("z", "Put off Ann [red]Bold[/red]"),
            ("r", "Ann"),
            ("e", "Ann [red]Bold[/red]"),
            ("h", "Help for Ann"),
        ):
            await me.presses(key)
            await me.sees_soon(told)
            await me.presses("escape")
            await me.is_back()
        await me.presses("x")
        await me.is_told("Skipped Ann")
        assert "\x1b" not in me.screen


# --- the mouse, many, two windows -----------------------------------------------------------------------------------


async def test_with_the_mouse_alone(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known, WIDE) as me:
        await me.clicks("4 People")
        await me.sees_soon("overdue 4 days")
        await me.clicks("Omar Haddad")
        await me.sees_soon("the migration")
        await me.clicks("z Snooze")
        await me.clicks("tomorrow")
        await me.is_told("Omar is put off until Mon 23 Nov")
        await me.clicks("Omar Haddad")
        await me.clicks("r Relation")
        await me.clicks("partner, every 2 weeks")
        await me.is_told("Omar: partner")
        await me.clicks("Lena Fischer", times=2)
        await me.clicks("e Edit")
        await me.sees_soon("lenchen")
        await me.clicks("Back")
        await me.is_back()
    kept = someone(open_again(), "omar")
    assert (kept.relation, kept.snoozed_until) == ("partner", TODAY + 3 * DAY)


async def test_with_five_thousand_people(known: Desk, open_again: OpenAgain) -> None:
    known.people.keep_all([Person(f"Person {number:04}", "weak tie" if number % 2 else "") for number in range(5000)])
    known.people.add(Person("Priya Shah", "key co-worker"))
    async with open_app(known, (80, 24)) as me:
        await me.goes_to("people")
        await me.sees_soon("5001 people", "due Mon")
        await me.presses("end", "home", "pagedown", "g", "o")
        await me.sees_soon("by name")
        await me.presses("home")
        await me.sees_soon("Key co-worker ──", "Priya Shah")
        await me.presses("slash")
        await me.types("priya")
        await me.sees_soon("1 person ", "Priya Shah")
        await me.presses("down", "x")
        await me.is_told("Skipped Priya")
    assert someone(open_again(), "priya").skipped == TODAY


async def test_what_is_done_in_the_next_terminal_shows(known: Desk, run: Run) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        await asyncio.to_thread(run, "people", "add", "Ines Costa", "--relation", "team")
        await me.sees_soon("6 people", "Ines Costa")


async def test_two_windows_show_the_same(known: Desk, open_again: OpenAgain) -> None:
    add_co_workers(known)
    async with open_app(known) as one, open_app(open_again()) as other:
        for me in (one, other):
            await me.goes_to("people")
            await me.sees_soon("5 people", "overdue 4 days")
        await one.presses("d")
        await one.is_told("Deleted Priya")
        await other.sees_soon("4 people")
        await other.misses_soon("Priya Shah")


async def test_who_was_deleted_elsewhere_is_told(known: Desk, open_again: OpenAgain) -> None:
    person = add_co_workers(known)["Priya"]
    async with open_app(known) as me:
        await goes_to_people(me)
        await me.presses("e")
        await me.sees_soon("tab goes on")
        open_again().people.delete([person])
        await me.presses("enter")
        await me.sees_soon("Not all of these are on the desk any more")


async def test_days_go_by_while_the_screen_is_open(known: Desk, clock: FrozenClock) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await goes_to_people(me)
        clock.forward(days=3)
        await me.sees_soon("overdue 7 days")


# --- taking in ------------------------------------------------------------------------------------------------------

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ines Costa
EMAIL:ines@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Kim Ng
EMAIL:kim@example.org
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Priya Shah
EMAIL:priya@example.org
TEL:+91 99
END:VCARD
BEGIN:VCARD
VERSION:3.0
END:VCARD
"""


async def takes_in(me: DeskDriver, path: Path) -> None:
    """Ask for a file to be taken in."""
    await me.goes_to("people")
    await me.sees_soon("5 people")
    await me.presses("i")
    await me.types(str(path))
    await me.presses("enter")


async def test_cards_are_looked_at_and_taken_in(known: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    add_co_workers(known)
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, encoding="utf-8")
    async with open_app(known) as me:
        await takes_in(me, path)
        await me.sees_soon("[x] Ines Costa", "[x] Kim Ng", "stays +91 20 5550 100", "Unreadable", "Take in 2 people")
        await me.presses("space")
        await me.sees_soon("[ ] Ines Costa", "Take in 1 person")
        await me.presses("enter")
        await me.is_told("Took in 1 person. u takes it back.")
        await me.sees_soon("6 people", "Kim Ng")
        kept = {one.name: one for one in open_again().people.all()}
        assert "Ines Costa" not in kept
        assert kept["Kim Ng"].emails == ("kim@example.org",)
        assert kept["Priya Shah"].phone == "+91 20 5550 100"
        await me.presses("u")
        await me.is_told("Taken back")
    assert len(open_again().people.all()) == 5


async def test_who_comes_in_gets_a_relation_and_all_or_none_are_ticked(
    known: Desk, open_again: OpenAgain, tmp_path: Path
) -> None:
    add_co_workers(known)
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, encoding="utf-8")
    async with open_app(known) as me:
        await takes_in(me, path)
        await me.sees_soon("[x] Ines Costa", "give a relation to all who have none")
        await me.presses("space", "a")
        await me.sees_soon("Take in 2 people")
        await me.presses("a")
        await me.sees_soon("[ ] Ines Costa", "[ ] Kim Ng", "Take in 0 people")
        await me.presses("a", "space")
        await me.sees_soon("[ ] Ines Costa", "Take in 1 person")
        await me.presses("r")
        await me.sees_soon("Whoever comes in without a relation")
        await me.presses("w")
        await me.sees_soon("relation of those who have none: weak tie", "[ ] Ines Costa", "[x] Kim Ng")
        await me.presses("enter")
        await me.is_told("Took in 1 person")
    assert someone(open_again(), "kim").relation == "weak tie"


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_a_card_can_win(known: Desk, open_again: OpenAgain, tmp_path: Path, by_mouse: bool) -> None:
    add_co_workers(known)
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, encoding="utf-8")
    async with open_app(known) as me:
        await takes_in(me, path)
        await me.sees_soon("stays +91 20 5550 100")
        if by_mouse:
            await me.clicks("the card wins where it says something else")
        else:
            await me.presses("o")
        await me.sees_soon("[x] Priya Shah", "→ +91 99")
        await me.presses("enter")
        await me.is_told("Took in 3 people")
    assert someone(open_again(), "priya").phone == "+91 99"


async def test_a_file_that_isnt_there_is_told_in_the_box(known: Desk, tmp_path: Path) -> None:
    add_co_workers(known)
    async with open_app(known) as me:
        await takes_in(me, tmp_path / "none.vcf")
        await me.sees_soon("There is no file or folder")
        assert me.is_asked


MEETING = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20261101T080000Z
DTSTART:20261118T090000Z
DTEND:20261118T093000Z
SUMMARY:Catch up
ORGANIZER:mailto:ana@example.org
ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org
ATTENDEE;PARTSTAT=ACCEPTED:mailto:priya@example.org
END:VEVENT
END:VCALENDAR
"""


async def test_meetings_of_a_calendar_become_contacts(known: Desk, open_again: OpenAgain, tmp_path: Path) -> None:
    person = add_co_workers(known)["Priya"]
    path = tmp_path / "work.ics"
    path.write_text(MEETING.replace("\n", "\r\n"), encoding="utf-8", newline="")
    async with open_app(known) as me:
        await takes_in(me, path)
        await me.sees_soon("Wed 18 Nov", "[x] 10:00–10:30 · Priya", "Catch up", "Log 1 meeting")
        await me.presses("enter")
        await me.is_told("Logged 1 meeting. u takes it back.")
    newest = open_again().people.contacts_with(person)[0]
    assert (newest.day, newest.note) == (date(2026, 11, 18), "Catch up")
