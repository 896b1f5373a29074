"""The first start: four questions, each of which can be left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FRIDAY
from tui.conftest import Reading
from tui.desk_driver import DeskDriver, Size, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours_text import hours_text
from wfhdesk.domain.people import Person
from wfhdesk.tui.run import AGAIN

OpenAgain = Callable[[], Desk]

BIG = (100, 40)
SETTINGS = ("me.name", "supervisor.name", "supervisor.email")


def hours_of(desk: Desk) -> str:
    """Return the hours that hold now, as a person types them; nothing where there are none."""
    patterns = desk.availability.patterns()
    return hours_text(patterns[-1].weeks) if patterns else ""


async def leaves_to_come_back(me: DeskDriver) -> None:
    """Wait until the app ends in order to be opened again, with what was set."""
    await me.waits_to_leave()
    assert me.app.return_value == AGAIN


async def test_the_first_start_asks_four_things(desk: Desk, folder: Path) -> None:
    """Name, supervisor, hours and language; and it says where the files are, and that others could read them."""
    async with open_app(desk, BIG) as me:
        await me.sees_soon("Welcome to wfhdesk")
        me.sees("A few questions", "Your name", "Who gets your weekly update?", "which address", "When do you work?")
        me.sees("Language", "English", "Nederlands")
        me.sees("Everything stays on this computer, as plain text")
        shown = "".join(line.strip(" │") for line in me.lines)
        assert "".join(str(folder).split()) in "".join(shown.split())
        assert "config.toml" in shown


async def test_what_was_wrong_isnt_told_once_it_is_written_anew(desk: Desk) -> None:
    async with open_app(desk, BIG) as me:
        await me.sees_soon("Welcome to wfhdesk")
        await me.presses("tab", "tab", "tab")
        await me.types("9-5 mon to fri")
        await me.presses("f9")
        await me.sees_soon("can't be working hours")
        await me.presses("ctrl+u")
        await me.types("mon-fri 9-17")
        await me.sees_soon("Understood: mon-fri", "Everything stays on this computer")
        assert "can't be working hours" not in me.screen


async def test_what_was_answered_is_kept(desk: Desk, open_again: OpenAgain) -> None:
    """Enter goes from one to the next and keeps them at the last; the app then stands on Today, useful at once."""
    async with open_app(desk, BIG) as me:
        for answer in ("Ana", "Petra", "petra@example.org", "mon-fri 9:00-17:30"):
            await me.types(answer)
            await me.presses("enter")
        await me.presses("enter")
        await leaves_to_come_back(me)
    text = open_again().settings.text
    assert [text(key) for key in SETTINGS] == ["Ana", "Petra", "petra@example.org"]
    assert hours_of(open_again()) == "mon-fri 09:00-17:30 home"
    async with open_app(open_again(), BIG) as me:
        me.is_on("today")
        await me.sees_soon("09:00", "17:30", "w has the update written", "What did you get done?")


@pytest.mark.parametrize("answered", [0, 1, 2, 3])
async def test_each_question_can_be_left_out(desk: Desk, open_again: OpenAgain, answered: int) -> None:
    """Only what was answered is set, and none of it is asked again."""
    answers = ("Ana", "Petra", "petra@example.org", "mon-fri 09:00-17:00 home")
    async with open_app(desk, BIG) as me:
        for place, answer in enumerate(answers):
            await me.types(answer if place == answered else "")
            await me.presses("enter")
        await me.presses("enter")
        await leaves_to_come_back(me)
    desk = open_again()
    assert [*(desk.settings.text(key) for key in SETTINGS), hours_of(desk)] == [
        answer if place == answered else "" for place, answer in enumerate(answers)
    ]
    async with open_app(desk, BIG) as me:
        me.is_on("today")


async def test_all_of_them_can_be_left_out_by_enter(desk: Desk, open_again: OpenAgain) -> None:
    """Who answers nothing isn't asked again either."""
    async with open_app(desk, BIG) as me:
        await me.presses(*["enter"] * 5)
        await leaves_to_come_back(me)
    async with open_app(open_again(), BIG) as me:
        await me.sees_soon("w has the update written")
        me.is_on("today")


async def test_esc_skips_them_all_for_good(desk: Desk, open_again: OpenAgain) -> None:
    """The next start is a plain one."""
    async with open_app(desk, BIG) as me:
        await me.sees_soon("Welcome to wfhdesk")
        await me.presses("escape")
        await me.is_back()
        me.is_on("today")
        await me.logs("First thing")
        await me.is_told("Logged")
    async with open_app(open_again(), BIG) as me:
        await me.sees_soon("✓ First thing")
        me.is_on("today")


async def test_the_mouse_skips_them_too(desk: Desk, open_again: OpenAgain) -> None:
    """There is a button for it."""
    async with open_app(desk, BIG) as me:
        await me.clicks("Skip them all")
        await me.is_back()
    async with open_app(open_again(), BIG) as me:
        me.is_on("today")


async def test_the_app_comes_back_in_dutch(desk: Desk, open_again: OpenAgain) -> None:
    """Who chooses Nederlands reads Dutch from then on."""
    async with open_app(desk, BIG) as me:
        await me.presses(*["enter"] * 4)
        await me.presses("down", "enter")
        await leaves_to_come_back(me)
    desk = open_again()
    assert desk.settings.text("me.language") == "nl"
    async with open_app(desk, BIG) as me:
        await me.sees_soon("1 Vandaag", "Deze week", "vr 20 nov · week 47")
        me.does_not_see("Today", "This week", "Nothing waits")


async def test_hours_are_told_as_they_are_understood_while_they_are_typed(desk: Desk) -> None:
    """A word that is no time is a place: who mistypes sees it before it is kept."""
    async with open_app(desk, (80, 30)) as me:
        await me.presses(*["enter"] * 3)
        await me.sees_soon("For example: mon-fri")
        await me.types("mon-fri 9-17 foo")
        await me.sees_soon("When do you work, and where? Understood: mon-fri 09:00-17:00 foo")
        await me.types("; what")
        await me.sees_soon("For example: mon-fri")


async def test_hours_that_cant_be_read_are_told_in_the_box(desk: Desk, open_again: OpenAgain) -> None:
    """It stays open until they are right, with everything else as it was typed."""
    async with open_app(desk, BIG) as me:
        await me.types("Ana")
        await me.presses("enter", "enter", "enter")
        await me.types("whenever")
        await me.presses("enter", "enter")
        await me.sees_soon("whenever", "Welcome to wfhdesk", "Ana")
        assert me.is_asked
        await me.waits_for(lambda: "Everything stays on" not in me.screen, "a sentence in place of the hint")
    assert hours_of(open_again()) == ""
    assert open_again().settings.text("me.name") == ""


async def test_what_is_typed_ahead_answers_nothing(desk: Desk, reading: Reading) -> None:
    """The questions come unasked, so the first half second of typing goes to nothing."""
    reading.is_hasty = True
    async with open_app(desk, BIG) as me:
        await me.sees_soon("Welcome to wfhdesk")
        await me.types("ls")
        await me.presses("enter", "escape")
        assert me.is_asked
        me.does_not_see(" ls ")
        reading.is_hasty = False
        await me.types("Ana")
        await me.sees_soon(" Ana ")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_first_start_can_be_answered_in_every_terminal(desk: Desk, size: Size, open_again: OpenAgain) -> None:
    """Where it doesn't fit, it scrolls to the question that is being answered."""
    async with open_app(desk, size) as me:
        await me.sees_soon("Welcome to wfhdesk", "Your name")
        await me.presses("enter", "enter", "enter")
        await me.types("mon-fri 9-17")
        await me.sees_soon("mon-fri 9-17")
        await me.presses("enter")
        await me.sees_soon("Nederlands")
        await me.presses("enter")
        await leaves_to_come_back(me)
    assert hours_of(open_again()) == "mon-fri 09:00-17:00 home"


async def test_the_questions_can_be_answered_again_later(known: Desk) -> None:
    """From the palette, with what is set already in the fields."""
    async with open_app(known, BIG) as me:
        await me.presses("ctrl+p")
        await me.types("first start")
        await me.sees_soon("Answer the questions of the first start again")
        await me.presses("enter")
        await me.sees_soon("Welcome to wfhdesk", "petra@example.org", "mon-fri 09:00-12:30,13:00-17:30 home core")


async def test_hours_that_stay_as_they_are_begin_no_new_pattern(known: Desk, open_again: OpenAgain) -> None:
    """Who answers the questions again and changes a name keeps the pattern; who changes the hours gets one from today."""
    async with open_app(known, BIG) as me:
        me.app.action_setup()
        await me.sees_soon("Welcome to wfhdesk")
        await me.presses(*["enter"] * 5)
        await leaves_to_come_back(me)
    assert len(open_again().availability.patterns()) == 1
    async with open_app(open_again(), BIG) as me:
        me.app.action_setup()
        await me.sees_soon("Welcome to wfhdesk")
        await me.presses(*["enter"] * 3, "end", "ctrl+u")
        await me.types("mon-thu 8-17")
        await me.presses("enter", "enter")
        await leaves_to_come_back(me)
    (_before, now) = open_again().availability.patterns()
    assert now.start == FRIDAY.date()
    assert hours_of(open_again()) == "mon-thu 08:00-17:00 home"


async def test_a_desk_with_entries_isnt_asked(desk: Desk) -> None:
    """Who logged from the command line first has started already."""
    desk.accomplishments.log("By the command line")
    async with open_app(desk, BIG) as me:
        await me.sees_soon("By the command line")
        me.is_on("today")


# --- the supervisor is somebody one knows ---------------------------------------------------------------------------


async def test_the_supervisor_is_known_from_then_on(desk: Desk, open_again: OpenAgain) -> None:
    """With the relation and the address; nobody has to type them twice."""
    async with open_app(desk, BIG) as me:
        for answer in ("Ana", "Petra Vos", "petra@example.org", ""):
            await me.types(answer)
            await me.presses("enter")
        await me.presses("enter")
        await leaves_to_come_back(me)
    (petra,) = open_again().people.all()
    assert (petra.name, petra.relation, petra.emails) == ("Petra Vos", "supervisor", ("petra@example.org",))
    async with open_app(open_again(), BIG) as me:
        await me.sees_soon("─ People ─", "Petra")


async def test_they_are_added_once(desk: Desk, open_again: OpenAgain) -> None:
    """Who answers the questions again, with the name spelt otherwise, doesn't get a second one."""
    desk.people.know_supervisor("Petra Vos", "petra@example.org")
    desk.settings.set("supervisor.name", ["Petra Vos"])
    async with open_app(open_again(), BIG) as me:
        me.app.action_setup()
        await me.sees_soon("Welcome to wfhdesk")
        await me.presses("tab")
        await me.types("-Smit")
        await me.presses("f9")
        await leaves_to_come_back(me)
    assert open_again().settings.text("supervisor.name") == "Petra Vos-Smit"
    assert [person.name for person in open_again().people.all()] == ["Petra Vos"]


@pytest.mark.parametrize(("name", "address"), [("", "petra@example.org"), ("4711", "")])
def test_who_has_no_name_of_a_person_isnt_added(desk: Desk, name: str, address: str) -> None:
    """A setting may hold what no person is called."""
    desk.people.know_supervisor(name, address)
    assert desk.people.all() == []


@pytest.mark.parametrize("known", [Person("petra VOS", "team"), Person("P. Vos", emails=("petra@example.org",))])
def test_who_is_known_already_stays_as_they_are(desk: Desk, known: Person) -> None:
    """By name or by address: nothing is written over that somebody said."""
    desk.people.keep_all([known])
    desk.people.know_supervisor("Petra Vos", "petra@example.org")
    assert [(one.name, one.relation) for one in desk.people.all()] == [(known.name, known.relation)]
