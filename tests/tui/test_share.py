"""Share: what each form looks like, how much it tells, and what leaves once the button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FRIDAY
from tui.desk_driver import DeskDriver, open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.hours import Minutes
from wfhdesk.domain.occasions import LEAVE, VISITOR, Occasion
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.publications import EVENTS, FOLDER, FREEBUSY, HOURS, Publication
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, KIND

OpenAgain = Callable[[], Desk]

TODAY = FRIDAY.date()
WIDE = (120, 36)
ON, OFF = "[x] follow every change", "[ ] follow every change"
PLACES = {EVENTS: "A calendar file", FOLDER: "A folder", FREEBUSY: "Free and busy", HOURS: "Hours as VAVAILABILITY"}


@pytest.fixture
def planned(known: Desk) -> Desk:
    """A desk with a visitor on Monday and leave on Tuesday."""
    monday = TODAY + 3 * DAY
    known.availability.plan(Occasion(VISITOR, monday, monday, Minutes(600, 690), note="boiler man", told="Sam"))
    known.availability.plan(Occasion(LEAVE, monday + DAY, monday + DAY, note="Leeds"))
    return known


async def opens_share(me: DeskDriver) -> None:
    """Go to the screen and open the dialog."""
    await me.goes_to("availability")
    await me.sees_soon("Week 47")
    await me.presses("h")
    await me.sees_soon("Share your availability", "Exactly this leaves")


async def chooses(me: DeskDriver, form: str) -> None:
    """Go down to a form."""
    await me.presses("home", *["down"] * (4 + [*PLACES].index(form)))
    await me.sees_soon("Where")


async def types_where(me: DeskDriver, path: Path) -> None:
    """Go to where it is written, and say another place."""
    await me.presses("tab", "tab", "end", "ctrl+u")
    await me.types(str(path))


def publish(desk: Desk, form: str, path: Path, **wishes: str | bool) -> Publication:
    """Publish as the command line does."""
    how = {"level": KIND, **wishes}
    return desk.publishing.publish(desk.publishing.wanted(form, str(path), **how)).publication  # type: ignore[arg-type]


# --- what leaves shows first ----------------------------------------------------------------------------------------


async def test_each_text_shows_as_it_leaves(known: Desk) -> None:
    """The table, the line, the signature, and what to type into other calendars; none of them asks where."""
    async with open_app(known, WIDE) as me:
        await opens_share(me)
        await me.sees_soon("Mon 16  Home", "core 10:00–15:00", "enter copies it.")
        await me.presses("down")
        await me.sees_soon("Ana: Home, 09:00–12:30")
        await me.presses("down")
        await me.sees_soon("Mon–Fri")
        await me.presses("down")
        await me.sees_soon("nothing of it can be imported", "Google")
        me.does_not_see("Where  ", "follow every change", "Tells")


async def test_each_file_shows_what_it_tells(planned: Desk) -> None:
    """With its place, how much it tells, and whether it follows."""
    async with open_app(planned, WIDE) as me:
        await opens_share(me)
        for form in (EVENTS, FOLDER):
            await chooses(me, form)
            await me.sees_soon("[also where]", "Mon 23 Nov  10:00–11:30", "Tue 24 Nov", "Away", OFF)
            me.does_not_see("boiler", "Leeds")
        await chooses(me, FREEBUSY)
        await me.sees_soon("Wed 25 Nov 09:00  not available", "nothing of what you do")
        me.does_not_see("Tells", "boiler")
        await chooses(me, HOURS)
        await me.sees_soon("Mon,Tue,Wed,Thu,Fri 09:00–12:30", "[also where]")


async def test_left_and_right_tell_less_and_more(planned: Desk) -> None:
    """Each level says in a sentence what it tells, and the text follows."""
    async with open_app(planned, WIDE) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.presses("left")
        await me.sees_soon("[only busy]", "No places, no hours by name")
        me.does_not_see("Home 09:00", "boiler")
        await me.presses("left", "right", "right", "right")
        await me.sees_soon("[all]", "Everything with your notes", "boiler man")
        await me.presses("tab", "left")
        await me.sees_soon("[also where]")
        me.does_not_see("boiler")


@pytest.mark.parametrize("size", [(80, 24), (100, 30)])
async def test_what_leaves_the_level_and_the_button_show_at_once(planned: Desk, size: tuple[int, int]) -> None:
    """What one has to read before pressing the button stands beside it."""
    async with open_app(planned, size) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.sees_soon("[also where]", "Fri 20 Nov", "No reasons, no visitors", "Where", OFF, "  Share")


async def test_on_the_smallest_terminal_all_can_be_reached(planned: Desk, tmp_path: Path) -> None:
    """The list and the text scroll."""
    async with open_app(planned, (60, 20)) as me:
        await opens_share(me)
        await chooses(me, HOURS)
        await me.sees_soon("Hours as VAVAILABILITY", "[also where]", OFF, "  Share")
        await types_where(me, tmp_path / "mine.ics")
        await me.presses("enter")
        await me.is_told("Written to")


async def test_the_box_looks_different_on_and_off(known: Desk) -> None:
    """Also without colours and in ASCII; space and the mouse turn it."""
    known.settings.set("app.glyphs", ["ascii"])
    async with open_app(known) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.sees_soon(OFF)
        await me.presses("tab", "tab", "tab", "space")
        await me.sees_soon(ON)
        await me.clicks("follow every")
        await me.sees_soon(OFF)


async def test_an_empty_desk_has_nothing_to_share(desk: Desk) -> None:
    """The hours come first, and nothing else is offered."""
    desk.accomplishments.log("x")
    async with open_app(desk, WIDE) as me:
        await me.goes_to("availability")
        await me.sees_soon("Here stands your week")
        await me.is_offered("e Your hours")
        await me.is_not_offered("h Share", "l Leave")
        await me.presses("h")
        assert not me.is_asked


async def test_without_hours_nothing_is_published(desk: Desk, tmp_path: Path) -> None:
    """A day that was said by itself can be told in words; a calendar takes hours."""
    desk.accomplishments.log("x")
    desk.availability.plan(Occasion("workday", FRIDAY.date(), FRIDAY.date(), Minutes(540, 600), place="office"))
    async with open_app(desk, WIDE) as me:
        await me.goes_to("availability")
        await me.sees_soon("Week 47")
        await me.presses("h")
        await me.sees_soon("Fri 20  Office  09:00–10:00")
        await me.presses(*["down"] * 4)
        await types_where(me, tmp_path / "hours.ics")
        await me.presses("enter")
        await me.sees_soon("You haven't said when you work yet")
        assert me.is_asked
        me.is_told_nothing()
    assert list(tmp_path.glob("*.ics")) == []


# --- what leaves ----------------------------------------------------------------------------------------------------


async def test_a_text_is_copied_through_the_terminal(known: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no program takes it: OSC 52, by the app that writes to the terminal all the time."""
    monkeypatch.setattr("shutil.which", lambda _name: None)
    async with open_app(known, WIDE) as me:
        await opens_share(me)
        await me.presses("down", "enter")
        await me.is_told("On the clipboard, by OSC 52.")
        assert me.app.clipboard.startswith("Ana: Home, 09:00–12:30")
        await opens_share(me)
        await me.presses("down", "down", "down", "enter")
        await me.is_told("On the clipboard")
        assert "Google" in me.app.clipboard


async def test_a_file_is_written_where_one_says(planned: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """As much as was chosen; enter in the place lets it out."""
    path = tmp_path / "mine.ics"
    async with open_app(planned, WIDE) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.presses("right")
        await types_where(me, path)
        await me.presses("enter")
        await me.is_told(f"Published in {path}")
    (one,) = open_again().publishing.all()
    assert (one.form, one.target, one.level, one.kept) == (EVENTS, str(path), FULL, False)
    assert "boiler man" in path.read_text(encoding="utf-8")


async def test_what_is_to_follow_is_kept(known: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """It stands there as kept the next time."""
    async with open_app(known, WIDE) as me:
        await opens_share(me)
        await chooses(me, FREEBUSY)
        await types_where(me, tmp_path / "mine.ifb")
        await me.presses("tab", "space", "f9")
        await me.is_told("Written to")
        await opens_share(me)
        await chooses(me, FREEBUSY)
        await me.sees_soon(ON, "mine.ifb")
    assert [one.kept for one in open_again().publishing.all()] == [True]


async def test_no_place_is_said_and_one_that_cant_be(known: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """In the dialog or, where only writing shows it, in a toast; nothing is published."""
    file = tmp_path / "a file"
    file.write_text("mine", encoding="utf-8")
    async with open_app(known, WIDE) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.presses("tab", "tab", "end", "ctrl+u", "enter")
        await me.sees_soon("Say where to.")
        await me.types(str(file / "hours.ics"))
        await me.presses("enter")
        await me.is_told("a file")
    assert open_again().publishing.all() == []
    assert file.read_text(encoding="utf-8") == "mine"


async def test_the_mouse_alone_shares(planned: Desk, tmp_path: Path, open_again: OpenAgain) -> None:
    """A click each for the form, the level, the box and the button."""
    publish(planned, EVENTS, tmp_path / "mine.ics")
    async with open_app(planned, WIDE) as me:
        await me.clicks("Availability")
        await me.sees_soon("Week 47")
        await me.clicks("Share")
        await me.clicks("A calendar file")
        await me.clicks("only busy")
        await me.sees_soon("[only busy]")
        await me.clicks("follow every")
        await me.sees_soon(ON)
        await me.clicks("  Share")
        await me.is_told("Published in")
    (one,) = open_again().publishing.all()
    assert (one.level, one.kept) == (BUSY_ONLY, True)


# --- what was published before --------------------------------------------------------------------------------------


async def test_one_form_takes_no_level_from_another(planned: Desk, tmp_path: Path) -> None:
    """What was never published begins in the middle, whatever another file tells."""
    publish(planned, EVENTS, tmp_path / "mine.ics", level=FULL, kept=True)
    async with open_app(planned, WIDE) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.sees_soon("[all]", "boiler man", "mine.ics", ON)
        await chooses(me, FOLDER)
        await me.sees_soon("[also where]", OFF)
        me.does_not_see("boiler man")


async def test_one_place_takes_no_level_from_another(planned: Desk, tmp_path: Path) -> None:
    """Another path is another publication, one that is known too."""
    publish(planned, EVENTS, tmp_path / "mine.ics", level=FULL, kept=True)
    publish(planned, EVENTS, tmp_path / "theirs.ics", level=BUSY_ONLY)
    async with open_app(planned, WIDE) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await types_where(me, tmp_path / "new.ics")
        await me.sees_soon("[also where]", OFF)
        me.does_not_see("boiler man")
        await me.presses("end", "ctrl+u")
        await me.types(str(tmp_path / "theirs.ics"))
        await me.sees_soon("[only busy]", OFF)
        await me.presses("end", "ctrl+u")
        await me.types(str(tmp_path / "mine.ics"))
        await me.sees_soon("[all]", "boiler man", ON)


async def test_the_time_outside_the_hours_goes_on_being_told(
    planned: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    """Where it was published so: the app shows it and writes it again."""
    path = tmp_path / "mine.ics"
    publish(planned, EVENTS, path, outside=True)
    before = path.read_bytes()
    async with open_app(planned, WIDE) as me:
        await opens_share(me)
        await chooses(me, EVENTS)
        await me.sees_soon("mine.ics")
        await me.presses("enter")
        await me.is_told("Nothing changed in")
    (one,) = open_again().publishing.all()
    assert one.outside
    assert path.read_bytes() == before
