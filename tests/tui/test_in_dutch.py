"""What a Dutch reader sees in a terminal of the usual size stands there whole, and in Dutch."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.desk_driver import open_app
from wfhdesk import language
from wfhdesk.desk.desk import Desk
from wfhdesk.tui.widgets.text_line import TextLine

USUAL = (80, 24)


@pytest.fixture
def dutch(known: Desk) -> Desk:
    """A desk whose owner reads Dutch."""
    known.settings.set("me.language", ["nl"])
    language.speak("nl")
    return known


@pytest.mark.parametrize("keys", [("4",), ("4", "n"), ("2",)], ids=" ".join)
async def test_every_example_in_an_empty_line_stands_there_whole(dutch: Desk, keys: tuple[str, ...]) -> None:
    async with open_app(dutch, USUAL) as me:
        await me.presses(*keys)
        await me.holds_still()
        shown = [line for line in me.app.screen.query(TextLine) if line.placeholder]
        assert shown
        assert [line.placeholder for line in shown if cell_len(str(line.placeholder)) > line.content_size.width] == []


async def test_a_filter_drops_whole_examples_where_there_is_little_room(dutch: Desk) -> None:
    """Not half of one: what is chosen is counted beside it."""
    async with open_app(dutch, USUAL) as me:
        await me.logs("Gids af #gids")
        await me.logs("Export nagekeken #facturatie")
        await me.presses("escape", "2")
        await me.sees_soon("/ woorden, #project, @persoon, 2024-03, > plannen")
        await me.presses("space", "space")
        await me.resizes(66, 24)
        await me.sees_soon("2 gekozen", "/ woorden, #project, @persoon")
        me.does_not_see("> pl")


async def test_the_line_in_a_dialog_tells_all_its_signs(dutch: Desk) -> None:
    async with open_app(dutch, USUAL) as me:
        await me.presses("2", "a")
        await me.sees_soon("> plan ? knelpunt", "resultaat")


async def test_a_long_line_is_understood_in_two_lines(dutch: Desk) -> None:
    async with open_app(dutch, USUAL) as me:
        await me.presses("a")
        await me.types("De export nagekeken #facturatie => de facturen gaan voortaan een hele dag eerder de deur uit")
        await me.sees_soon("gedaan · project facturatie", "hele dag eerder de deur uit")


async def test_a_message_shows_its_last_words(dutch: Desk) -> None:
    """Whatever its length is: how high it is was once reckoned for a wider box than it got."""
    async with open_app(dutch, USUAL) as me:
        for length in range(30, 60):
            me.app.clear_notifications()
            me.app.notify(
                f"{'aap noot ' * (length // 9)}{'x' * (length % 9)} vuur gijs weide does hok duif schapen slot"
            )
            await me.sees_soon("slot")


async def test_ones_hours_are_filled_in_as_one_types_them(dutch: Desk) -> None:
    dutch.availability.set_hours("mon-thu 9-17; fri 9-13 office")
    async with open_app(dutch, USUAL) as me:
        await me.presses("6", "e")
        await me.sees_soon("ma-do 09:00-17:00 thuis; vr 09:00-13:00 kantoor")


async def test_a_check_says_in_dutch_what_enter_does(dutch: Desk) -> None:
    async with open_app(dutch, USUAL) as me:
        await me.presses("5")
        await me.sees_soon("Zeg met n waar je werkt", "Ongeval bij thuiswerken")
        await me.presses("n")
        await me.types("Keukentafel")
        await me.presses("tab", "enter")
        await me.sees_soon("Informatie en apparatuur nog nooit", "begint eraan")


async def test_a_mean_keeps_what_stands_behind_its_comma(dutch: Desk) -> None:
    async with open_app(dutch, (120, 36)) as me:
        await me.presses("5")
        await me.sees_soon("Weekpeiling")
        await me.presses("down", "down", "enter")
        await me.sees_soon("Deze week")
        await me.presses(*"44444555")
        await me.sees_soon("4,4 van 5.")
        await me.presses("escape")
        await me.sees_soon("Weekpeiling  4,4 van 5")
