"""The day's backup, made beside the screen by the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import FrozenClock
from tui.desk_driver import open_app
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.sample import lay_out
from wfhdesk.tui import backing_up


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backing_up, "_LATER", 0.05)


async def test_the_app_makes_the_days_backup_and_no_second_one(known: Desk, clock: FrozenClock) -> None:
    known.accomplishments.log("Fixed the export")
    assert not known.backups.is_due()
    clock.forward(hours=2)
    async with open_app(known) as me:
        await me.waits_for(known.backups.all, "a backup")
    assert not known.backups.is_due()
    async with open_app(known) as me:
        await me.holds_still()
    assert len(known.backups.all()) == 1


async def test_where_none_can_be_made_the_app_says_so_and_goes_on(known: Desk, clock: FrozenClock) -> None:
    known.accomplishments.log("Fixed the export")
    known.backups.is_due()
    clock.forward(hours=2)
    Path(known.backups.folder).parent.mkdir(parents=True)
    Path(known.backups.folder).write_text("in the way")
    async with open_app(known) as me:
        await me.is_told("could not be made")
        await me.logs("One more")
    assert len(known.accomplishments.all()) >= 2


async def test_the_sample_desk_makes_none(tmp_path: Path) -> None:
    sample = lay_out(str(tmp_path), FrozenClock()).desk
    async with open_app(sample) as me:
        await me.holds_still()
    assert not (tmp_path / "state" / "backups").exists()
