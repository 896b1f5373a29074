"""What stands around every screen: the head, ways from screen to screen, the keys, the palette, help, and the way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import FrozenClock
from tui.desk_driver import DeskDriver, open_app
from wfhdesk import language
from wfhdesk.desk.desk import Desk
from wfhdesk.tui.commands import BY_ID, GROUPS
from wfhdesk.tui.widgets.frame import PLACES
from wfhdesk.tui.widgets.lines import Lines


async def scrolled(me: DeskDriver) -> str:
    """Return all that stands in a list, gone through line by line from its top."""
    await me.presses("home")
    seen = [me.screen]
    for _line in range(18):
        await me.presses(*["down"] * 10)
        seen.append(me.screen)
    return "\n".join(seen)


async def test_the_head_tells_the_day_and_the_screens(known: Desk) -> None:
    """Wherever one is, the day, the week, what one is doing and the screens stand at the top."""
    async with open_app(known) as me:
        for place in PLACES:
            await me.goes_to(place)
            assert "wfhdesk" in me.lines[0]
            assert "Fri 20 Nov · week 47" in me.lines[0]
            assert " ".join(me.lines[1].split()) == "1 Today 2 Log 3 Updates 4 People 5 Ergonomics 6 Availability"
            assert me.lines[0].rstrip().endswith("● Home, available until 17:30")


async def test_the_head_follows_the_day(known: Desk, clock: FrozenClock) -> None:
    """An app that was left open over night tells the new day with the next thing that is done."""
    async with open_app(known) as me:
        clock.forward(days=3)
        await me.logs("Back at it")
        await me.sees_soon("Mon 23 Nov · week 48")


async def test_the_numbers_go_from_screen_to_screen(lived_in: Desk) -> None:
    """They are where they stand in the head."""
    async with open_app(lived_in) as me:
        me.is_on("today")
        await me.presses("2")
        await me.sees_soon("Mon 16 Nov")
        me.is_on("log")
        await me.presses("3")
        await me.sees_soon("What goes in")
        me.is_on("updates")
        await me.presses("5")
        await me.sees_soon("how well and how safely you work")
        me.is_on("ergonomics")
        await me.presses("6")
        await me.sees_soon("Week 47, 16–22 Nov")
        me.is_on("availability")
        await me.presses("1")
        await me.sees_soon("Logged today")
        me.is_on("today")


async def test_the_mouse_goes_from_screen_to_screen(lived_in: Desk) -> None:
    """The names in the head can be clicked."""
    async with open_app(lived_in) as me:
        await me.clicks("3 Updates")
        await me.sees_soon("What goes in")
        me.is_on("updates")
        await me.clicks("2 Log")
        await me.sees_soon("Mon 16 Nov")
        me.is_on("log")
        await me.clicks("1 Today")
        me.is_on("today")


async def test_esc_goes_one_step_out_and_ends_at_today(known: Desk) -> None:
    """From a text to what is beside it, from a screen to Today; from Today it leads nowhere else."""
    async with open_app(known) as me:
        await me.presses("slash")
        await me.types("x")
        me.is_on("log")
        await me.presses("escape", "escape")
        me.is_on("log")
        await me.presses("escape")
        me.is_on("today")
        await me.presses("escape")
        me.is_on("today")


async def test_the_foot_shows_only_what_works_here(lived_in: Desk) -> None:
    """Each screen's keys, and nothing of another screen; in a text, none that would only be typed."""
    async with open_app(lived_in, (160, 40)) as me:
        await me.sees_soon("Weekly update")
        await me.is_offered("a Log", "s Status", "w Update", "/ Find", "u Undo", "? Help", "^p Commands")
        await me.is_not_offered("Deliver")
        await me.presses("a")
        await me.is_offered("esc Back")
        await me.is_not_offered("a Log", "s Status", "w Update", "/ Find", "u Undo", "? Help")
        await me.presses("escape", "3")
        await me.sees_soon("What goes in")
        await me.is_offered("space In/out", "f9 Deliver", "v Kind", "r Projects")
        await me.presses("2")
        await me.sees_soon("Mon 16 Nov")
        await me.is_offered("e Edit")
        await me.is_not_offered("Deliver")


async def test_the_foot_shows_what_can_be_done_with_what_is_under_the_cursor(lived_in: Desk) -> None:
    """Done is offered on a blocker or a promise, and not on the update that is due."""
    async with open_app(lived_in) as me:
        await me.sees_soon("Weekly update")
        await me.is_not_offered("x Done")
        await me.presses("down")
        await me.is_offered("x Done")
        await me.presses("up")
        await me.is_not_offered("x Done")


async def test_the_keys_in_the_foot_can_be_clicked(known: Desk) -> None:
    """Who has only the mouse finds every key in the foot to click on."""
    async with open_app(known) as me:
        await me.clicks("/ Find")
        me.is_on("log")
        await me.presses("escape")
        await me.clicks("? Help")
        await me.sees_soon("Anywhere, except where text is typed")
        await me.presses("escape")
        await me.is_back()
        await me.clicks("^p Commands")
        assert me.is_asked


async def test_the_palette_has_every_command_with_its_key(known: Desk) -> None:
    """ctrl+p lists what works on this screen and everywhere, each with the key that does it."""
    async with open_app(known, (120, 160)) as me:
        for place in PLACES:
            await me.goes_to(place)
            await me.presses("ctrl+p")
            await me.sees_soon("Leave wfhdesk")
            for command in (*GROUPS["app"], *GROUPS[place]):
                line = me.line_with(command.help())
                if command.key:
                    assert f"({me.app.key_of(command.id)})" in line
            await me.presses("escape")
            await me.is_back()


async def test_the_palette_runs_what_is_chosen_in_it(known: Desk) -> None:
    """A few letters find a command, enter does it."""
    async with open_app(known) as me:
        await me.presses("ctrl+p")
        await me.types("go to updates")
        await me.sees_soon("Go to updates")
        await me.presses("enter")
        await me.waits_for(lambda: me.app.current_mode == "updates", "Updates")
        await me.presses("ctrl+p")
        await me.types("another kind")
        await me.sees_soon("Write another kind of update")
        await me.presses("enter")
        await me.sees_soon("Which update")


async def test_help_names_every_command_and_every_sign(known: Desk) -> None:
    """What every key does, those of the screen one came from first, and what a line can say."""
    async with open_app(known, (120, 40)) as me:
        await me.goes_to("log")
        await me.presses("question_mark")
        await me.sees_soon("Help")
        first = next(line for line in me.lines if "Choose several" in line)
        assert "space" in first
        everything = await scrolled(me)
        for command in BY_ID.values():
            if command.key:
                assert command.help() in everything
                assert command.id in everything
        for sign in ("#name", "@name", "=> text", "!private", "yesterday:", "by thu"):
            assert sign in everything
        await me.presses("escape")
        me.is_on("log")


async def test_help_cuts_nothing_off_where_it_is_narrow(known: Desk) -> None:
    """What doesn't fit into a line goes on in the next."""
    async with open_app(known, (60, 20)) as me:
        await me.presses("question_mark")
        await me.sees_soon("Anywhere, except where text is typed")
        shown = me.app.screen.query_one("#help", Lines)
        width = shown.scrollable_content_region.width
        lines = [shown.line(number, width) for number in range(shown.count())]
    assert max(line.cell_len for line in lines) <= width
    said = " ".join(" ".join(line.plain for line in lines).split())
    assert all(command.help() in said for command in BY_ID.values() if command.key)


async def test_f1_helps_while_one_types(known: Desk) -> None:
    """In a text `?` is a letter; F1 helps there too, and the text stays."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("Why? ")
        await me.sees_soon("Why?")
        await me.presses("f1")
        await me.sees_soon("Anywhere, except where text is typed")
        await me.presses("escape")
        await me.is_back()
        me.sees("Why?")


async def test_a_toast_stands_on_the_screen_with_the_key_that_undoes(known: Desk) -> None:
    """What was done is said in the person's words, where it can be seen."""
    async with open_app(known) as me:
        await me.logs("Wrote it #guide")
        await me.sees_soon("Logged under guide", "u takes it back")


async def test_a_toast_leaves_the_keys_and_the_line_for_the_next_entry_free(known: Desk) -> None:
    async with open_app(known, (80, 24)) as me:
        await me.logs("Wrote it #guide")
        await me.sees_soon("Logged under guide", "What did you get done?")
        assert "Commands" in me.foot
        assert next(y for y, line in enumerate(me.lines) if "Logged under guide" in line) > 15


async def test_in_a_narrow_terminal_every_screen_has_its_name(known: Desk) -> None:
    language.speak("nl")
    async with open_app(known, (60, 20)) as me:
        me.sees("1 Vandaag", "4 Mensen", "5 Ergo", "6 Bereik")
        await me.resizes(40, 20)
        await me.misses_soon("4 Mensen")
        assert me.lines[1].split() == ["1", "Vandaag", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("typed", ["contact", "in touch with"])
async def test_the_palette_finds_by_label_and_by_help(known: Desk, typed: str) -> None:
    async with open_app(known) as me:
        await me.presses("ctrl+p")
        await me.types(typed)
        await me.sees_soon("Contact: Log that you were in touch with somebody")


@pytest.mark.parametrize("key", ["q", "f10"])
async def test_one_key_leaves(known: Desk, key: str) -> None:
    """q where nothing is typed, F10 anywhere."""
    async with open_app(known) as me:
        await me.pilot.press(key)
        await me.waits_to_leave()
        assert me.app.return_code == 0


async def test_q_is_a_letter_in_a_text_and_f10_leaves_there_too(known: Desk) -> None:
    """Nobody leaves by writing "quarter"; who is in a text can leave all the same."""
    async with open_app(known) as me:
        await me.presses("a")
        await me.types("quit q")
        await me.sees_soon("quit q")
        await me.pilot.press("f10")
        await me.waits_to_leave()


async def test_the_mouse_leaves_by_the_palette(known: Desk) -> None:
    """Every way in the app can be gone with the mouse alone, also the one out."""
    async with open_app(known, (100, 90)) as me:
        await me.clicks("^p Commands")
        x, y = await me.finds("Leave wfhdesk")
        await me.pilot.click(offset=(x, y))
        await me.waits_to_leave()


async def test_colours_are_chosen_and_stay_chosen(known: Desk, open_again: Callable[[], Desk]) -> None:
    """The theme is kept in the settings and there again at the next start."""
    async with open_app(known) as me:
        await me.presses("ctrl+p")
        await me.types("colours")
        await me.sees_soon("Change the colours")
        await me.presses("enter")
        await me.sees_soon("Shades of grey")
        await me.clicks("Light", times=2)
        await me.is_back()
        assert me.app.theme == "light"
    async with open_app(open_again()) as me:
        assert me.app.theme == "light"


async def test_signs_are_switched_to_ascii_and_back(lived_in: Desk, open_again: Callable[[], Desk]) -> None:
    """A terminal that draws signs badly gets plain ones, at once and at the next start."""
    async with open_app(lived_in) as me:
        me.sees("✓ Answered the auditors")
        await me.presses("ctrl+p")
        await me.types("ascii")
        await me.sees_soon("Switch between Unicode and ASCII")
        await me.presses("enter")
        await me.sees_soon("v Answered the auditors")
        me.does_not_see("✓", "╭")
    async with open_app(open_again()) as me:
        await me.sees_soon("v Answered the auditors")
