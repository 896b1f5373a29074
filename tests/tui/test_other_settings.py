"""Settings that are changed in the next terminal while the app is open."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from tui.co_workers import add_co_workers
from tui.desk_driver import open_app
from tui.test_people import MEETING, takes_in
from wfhdesk.desk.desk import Desk
from wfhdesk.tui.run import AGAIN


async def test_an_address_set_elsewhere_counts_at_once(known: Desk, run: Run, tmp_path: Path) -> None:
    add_co_workers(known)
    known.settings.set("me.email", [""])
    path = tmp_path / "work.ics"
    path.write_text(MEETING.replace("\n", "\r\n"), encoding="utf-8", newline="")
    async with open_app(known) as me:
        run("config", "set", "me.email", "ana@example.org")
        await me.waits_for(lambda: known.settings.text("me.email"), "the address to count")
        await me.holds_still()
        await takes_in(me, path)
        await me.sees_soon("Log 1 meeting")
        me.does_not_see("None of your own addresses is in it")


async def test_signs_set_elsewhere_are_drawn(known: Desk, run: Run) -> None:
    async with open_app(known) as me:
        assert not me.screen.isascii()
        run("config", "set", "app.glyphs", "ascii")
        await me.waits_for(lambda: set(me.screen) <= set(map(chr, range(128))), "nothing but ASCII")


async def test_another_language_opens_the_app_again_but_not_under_a_dialog(known: Desk, run: Run) -> None:
    async with open_app(known) as me:
        await me.presses("s")
        await me.waits_for(lambda: me.is_asked, "the dialog")
        run("config", "set", "me.language", "nl")
        await me.waits_for(lambda: known.settings.text("me.language") == "nl", "the language to be read")
        await me.holds_still()
        assert not me.has_left
        await me.presses("escape")
        await me.waits_to_leave()
        assert me.app.return_value == AGAIN


async def test_a_file_that_is_broken_at_this_moment_is_told_once(known: Desk, run: Run) -> None:
    path = Path(known.settings.path)
    async with open_app(known) as me:
        sound = path.read_text(encoding="utf-8")
        path.write_text(sound + "\n[me\n", encoding="utf-8")
        await me.is_told("is no sound TOML")
        assert known.settings.text("me.name") == "Ana"
        await me.logs("Wrote it")
        await me.is_told("Logged")
        path.write_text(sound.replace('"Ana"', '"Anna"'), encoding="utf-8")
        await me.waits_for(lambda: known.settings.text("me.name") == "Anna", "the name to be read")
        me.is_told_nothing()


async def test_what_is_set_in_the_app_itself_leaves_it_open(known: Desk) -> None:
    async with open_app(known) as me:
        await me.presses("ctrl+p")
        await me.types("ascii")
        await me.presses("enter")
        await me.waits_for(lambda: set(me.screen) <= set(map(chr, range(128))), "nothing but ASCII")
        await me.pilot.pause(1)
        assert not me.has_left
        await me.goes_to("people")
