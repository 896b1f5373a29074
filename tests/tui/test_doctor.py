"""The doctor in the app: what was found, the problems first, to be scrolled through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


async def test_the_palette_opens_it_and_every_subject_can_be_scrolled_to(lived_in: Desk, folder: Path) -> None:
    async with open_app(lived_in) as me:
        await me.presses("ctrl+p")
        await me.types("desk is sound")
        await me.sees_soon("See whether the desk is sound, and what to do")
        await me.presses("enter")
        await me.sees_soon("All is well.", "Folder", str(folder)[:40])
        me.does_not_see("Second versions")
        await me.presses("end")
        await me.sees_soon("Second versions", "Nothing was changed in two places at once.")
        await me.presses("escape")
        await me.is_back()


async def test_problems_stand_first_with_what_to_do_and_wrap(lived_in: Desk, folder: Path) -> None:
    (folder / ".stfolder").mkdir()
    folder.chmod(0o755)
    async with open_app(lived_in, (60, 24)) as me:
        me.app.action_doctor()
        await me.sees_soon("1 thing to see to.", "! Readable by others", "- Synced")
        assert me.screen.index("! Readable by others") < me.screen.index("- Synced")
        assert "chmod go= " in me.screen


async def test_a_desk_that_cant_be_looked_at_is_told(lived_in: Desk, folder: Path) -> None:
    async with open_app(lived_in) as me:
        (folder / "2026.hand.jsonl").write_text('{"format": 99}\n')
        me.app.action_doctor()
        await me.sees_soon("newer wfhdesk")
        assert not me.is_asked
