"""The app in every terminal: small and big ones, plain ones, without colour, and with whatever people write."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from rich.cells import cell_len

from tui.desk_driver import DeskDriver, Size, open_app
from tui.test_dialogs import DIALOGS, opens
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.plaintext import LONGEST_LINE

OpenAgain = Callable[[], Desk]

SIZES: list[Size] = [(60, 20), (80, 24), (120, 36), (200, 60)]
THEMES = ("light", "mono", "ansi")

SCREENS = {
    "today": ("Next", "Logged today", "Weekly update to Petra", "Answered the auditors", "What did you get done?"),
    "log": ("Fri 20 Nov", "Answered the auditors", "11 entries"),
    "updates": ("Weekly update to Petra", "What goes in", "Fixed the export", "to read"),
    "people": ("n adds somebody", "i takes in"),
    "ergonomics": ("how well and how safely you work", "enter begins"),
    "availability": ("Week 47, 16", "Fri 20", "Home", "14:10", "core hours"),
}
"""What every screen shows in every terminal."""

TITLES = {
    "log a line": ("Log", "What did you get done?"),
    "help": ("Help", "esc closes"),
    "edit": ("Edit", "Answered the auditors"),
    "project": ("Project of", "billing"),
    "day": ("Day of", "yesterday"),
    "trash": ("Trash", "brings an entry back"),
    "deliver": ("Deliver", "petra@example.org", "The clipboard", "enter lets it out"),
    "kind": ("Which update", "Team update"),
    "other days": ("Which days",),
    "projects": ("Projects", "billing"),
    "one project": ("billing", "Where it stands", "at risk"),
    "put off": ("Put off", "Why?"),
    "give up": ("Give up", "Why?"),
    "past": ("Updates that went out", "Weekly update", "petra@example.org"),
    "right now": ("Right now", "Home, available until 17:30", "a  Away", "x  Finished for today"),
    "quiet": ("Quiet", "For how long?", "1h", "Be quiet"),
    "still quiet": ("It is quiet until 15:10", "e  End it"),
    "how long": ("Away for how long?", "30"),
    "your hours": ("Your hours", "core 10:00-15:00"),
    "a day": ("when and where do you work?", "09:00-12:30,13:00-17:30 home"),
    "leave": ("Leave", "2026-11-20", "What for"),
    "visitors": ("Visitor", "2026-11-20 14:00-15:00", "Who comes", "Who was told"),
    "share": ("Share your availability", "Exactly this leaves"),
    "together": ("When can all of you be reached?", "First letters", "Compare"),
    "contact": ("Contact", "First letters, then enter", "Go on"),
    "somebody new": ("Name", "tab goes on, enter or f9"),
    "take in": ("A file or folder of cards",),
    "workstation": ("Workstation", "What you call it", "elsewhere", "Save"),
    "palette": ("Find a command", "Go one step out"),
}
"""What every dialog shows in every terminal."""

WORDS = {
    "wide": "修正した請求書の書き出し #請求 with @優子 => 一日早くなった",
    "accents": "Ångström né́e fixe\u0301d the cafe\u0301 cre\u0300me bru\u0302le\u0301e #cafe\u0301",
    "right to left": "תיקנתי את הייצוא עם @מיכל #חיוב => مفيد جدا",
    "emoji": "Shipped it 🎉 with a family 👨‍👩‍👧 and a flag 🇳🇱 ✔️ #emoji",
    "zero width": "in\u200bvisible \u202eodd\u202c \ufeffmark \u2066x\u2069",
    "long word": "x" * 400 + " #" + "y" * 60,
}
"""Entries that layouts break on."""


def fits(me: DeskDriver) -> None:
    """Assert that every line is exactly as wide as the terminal, and that there are as many as it has."""
    width, height = me.app.size
    assert len(me.lines) == height
    for line in me.lines:
        assert cell_len(line) == width, (cell_len(line), line)


def is_ascii(me: DeskDriver) -> None:
    """Assert that nothing on the screen needs more than ASCII."""
    others = {sign for sign in me.screen if not sign.isascii()}
    names = {unicodedata.name(sign, hex(ord(sign))) for sign in others}
    assert not others, f"{names}:\n{me.screen}"


async def everywhere(me: DeskDriver, entries: str = "11 entries") -> list[str]:
    """Go through all screens, wait for what is to be read there, and return each as it was drawn."""
    seen = []
    for place, told in (
        ("today", "Next"),
        ("log", entries),
        ("updates", "to read"),
        ("people", "n adds"),
        ("ergonomics", "enter begins"),
        ("availability", "Week 47"),
    ):
        await me.goes_to(place)
        await me.sees_soon(told)
        seen.append(await me.holds_still())
    return seen


# --- sizes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_shows_its_essentials_in_every_terminal(lived_in: Desk, size: Size) -> None:
    """From 60 by 20 up; every line is as wide as the terminal, and the way to every screen and the palette is there."""
    async with open_app(lived_in, size) as me:
        for place, told in SCREENS.items():
            await me.goes_to(place)
            await me.sees_soon(*told)
            me.sees("1 Today", "2 Log", "3 Updates", "4 People", "5 Ergono", "6 Availa", "^p Commands")
            fits(me)


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, SIZES[0]) for name in DIALOGS), *((name, size) for name in ("deliver", "help") for size in SIZES[1:])],
)
async def test_every_dialog_shows_its_essentials(lived_in: Desk, name: str, size: Size) -> None:
    """Its title, and what it is about: in the smallest terminal all of them, in the others the biggest."""
    async with open_app(lived_in, size) as me:
        await opens(me, name)
        await me.sees_soon(*TITLES[name])
        fits(me)


async def test_the_window_may_be_drawn_to_any_size_while_the_app_is_open(lived_in: Desk) -> None:
    """Smaller than makes sense and back again: nothing is lost, nothing raises, the cursor stays where it was."""
    async with open_app(lived_in, (120, 36)) as me:
        for place, told in SCREENS.items():
            await me.goes_to(place)
            for size in ((60, 20), (30, 10), (10, 4), (3, 2), (250, 70), (80, 24)):
                await me.resizes(*size)
                fits(me)
            await me.sees_soon(*told)
            await me.resizes(120, 36)


async def test_the_cursor_stays_on_its_entry_when_the_window_changes(lived_in: Desk) -> None:
    """What was under the cursor still is."""
    async with open_app(lived_in, (120, 36)) as me:
        await me.presses("2")
        await me.sees_soon("11 entries")
        await me.presses("G")
        await me.sees_soon("Day      Tue 12 Mar 2024")
        await me.resizes(100, 20)
        await me.sees_soon("Ran the new payroll", "Day      Tue 12 Mar 2024")


# --- looks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
async def test_every_screen_says_the_same_in_every_theme(lived_in: Desk, theme: str, open_again: OpenAgain) -> None:
    """Colours differ; what stands there doesn't, so nothing is told by colour alone."""
    async with open_app(lived_in, (80, 24)) as me:
        plain = await everywhere(me)
    lived_in.settings.set("app.theme", [theme])
    async with open_app(open_again(), (80, 24)) as me:
        assert me.app.theme == theme
        assert await everywhere(me) == plain


async def test_without_colour_nothing_is_lost(
    lived_in: Desk, monkeypatch: pytest.MonkeyPatch, open_again: OpenAgain
) -> None:
    """NO_COLOR: the screens say the same, and no piece of any of them has a colour of its own."""
    async with open_app(lived_in, (80, 24)) as me:
        plain = await everywhere(me)
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(open_again(), (80, 24)) as me:
        assert await everywhere(me) == plain
        for place in SCREENS:
            await me.goes_to(place)
            for y in range(24):
                for _text, style in me.drawn(y):
                    for colour in (getattr(style, "color", None), getattr(style, "bgcolor", None)):
                        assert colour is None or colour.is_default, (y, style)


async def test_with_ascii_signs_every_screen_is_ascii(lived_in: Desk, open_again: OpenAgain) -> None:
    """Borders, bars, scrollbars and signs; only what a person wrote may hold more."""
    lived_in.settings.set("app.glyphs", ["ascii"])
    for size in ((80, 24), (120, 36)):
        async with open_app(open_again(), size) as me:
            for place, told in SCREENS.items():
                await me.goes_to(place)
                await me.sees_soon(*told)
                is_ascii(me)


@pytest.mark.parametrize("name", DIALOGS)
async def test_with_ascii_signs_every_dialog_is_ascii(lived_in: Desk, open_again: OpenAgain, name: str) -> None:
    """Their boxes and hints too."""
    lived_in.settings.set("app.glyphs", ["ascii"])
    async with open_app(open_again(), (80, 24)) as me:
        await opens(me, name)
        await me.sees_soon(*TITLES[name])
        is_ascii(me)


# --- what people write ----------------------------------------------------------------------------------------------


@pytest.fixture(params=WORDS)
def written(request: pytest.FixtureRequest) -> Iterator[str]:
    """A line that layouts break on."""
    return WORDS[request.param]  # type: ignore[return-value]


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_no_text_pushes_a_line_out_of_shape(known: Desk, written: str, size: Size) -> None:
    """On every screen, in the line while it is typed, and in the mail."""
    known.accomplishments.log_lines(f"{written}\n> {written}\n? {written}\nx")
    known.settings.set("supervisor.name", ["優子 Ángström"])
    async with open_app(known, size) as me:
        for place in ("today", "log", "updates"):
            await me.goes_to(place)
            await me.sees_soon({"today": "What did you", "log": "4 entries", "updates": "to read"}[place])
            fits(me)
            await me.presses("down", "down", "enter" if place == "log" else "tab")
            fits(me)
        await me.presses("escape", "2", "a")
        await me.pastes(written)
        await me.sees_soon("done · ")
        fits(me)


# --- what is pasted -------------------------------------------------------------------------------------------------

NOVEL = "\n".join(
    f"Chapter {number}: it was a dark and stormy night, \x1b[31mred\x1b[0m \x07 \x00 #x" for number in range(4000)
)


@pytest.mark.parametrize("place", ["today", "log"])
async def test_a_pasted_novel_does_no_harm_in_the_line(known: Desk, place: str, open_again: OpenAgain) -> None:
    """200,000 characters with newlines and escape sequences: the line is bounded, the app goes on, nothing is logged."""
    assert len(NOVEL) > 200_000
    async with open_app(known, (80, 24)) as me:
        await me.goes_to(place)
        await me.presses("a")
        await me.pastes(NOVEL)
        await me.sees_soon("Chapter")
        fits(me)
        assert "\x1b" not in me.screen
        await me.presses("escape")
        assert open_again().accomplishments.all() == []
        await me.presses("a", "end", "ctrl+u")
        await me.types("After the storm")
        await me.presses("enter")
        await me.is_told("Logged")
    (entry,) = open_again().accomplishments.all()
    assert entry.text == "After the storm"


async def test_a_pasted_novel_is_logged_as_one_bounded_line_or_refused(known: Desk, open_again: OpenAgain) -> None:
    """Enter on it: never more than a line may have, and no escape sequence in it."""
    async with open_app(known, (80, 24)) as me:
        await me.presses("a")
        await me.pastes(NOVEL)
        await me.presses("enter")
        await me.settles()
        fits(me)
        await me.presses("escape", "2")
        me.is_on("log")
    for entry in open_again().accomplishments.all():
        assert len(entry.text) <= LONGEST_LINE
        assert not any(unicodedata.category(sign) == "Cc" for sign in entry.text)


async def test_a_novel_can_be_pasted_into_the_mail(lived_in: Desk) -> None:
    """The text takes it; the app goes on, and ctrl+z takes it back."""
    async with open_app(lived_in, (120, 36)) as me:
        await me.presses("w")
        await me.sees_soon("to read")
        await me.presses("tab")
        await me.pastes(NOVEL[:200_000])
        await me.sees_soon("changed by hand")
        fits(me)
        assert "\x1b" not in me.screen
        await me.presses("ctrl+z")
        await me.misses_soon("changed by hand")
        await me.sees_soon("to read")


async def test_an_escape_sequence_in_an_old_entry_is_never_drawn(known: Desk) -> None:
    """Whatever came into the desk by an import or another program."""
    known.accomplishments.log("Red \x1b[31malarm\x1b[0m and \x9b31m more \x07")
    async with open_app(known, (120, 36)) as me:
        for seen in await everywhere(me, "1 entry"):
            assert not any(unicodedata.category(sign) == "Cc" and sign != "\n" for sign in seen)
            fits(me)
