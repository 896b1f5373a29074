"""Backups by themselves and when they are asked for: one a day, few enough, read back, and out of the desk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock, SampleOn
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.store import backup
from wfhdesk.store.device import Busy, Device


@pytest.fixture
def used(desk: Desk) -> Desk:
    desk.settings.set("me.name", ["Ana"])
    desk.updates.copy_templates("en")
    desk.accomplishments.log("Fixed the export with @priya #billing")
    return desk


def names(desk: Desk) -> list[str]:
    return [one.name for one in desk.backups.all()]


def test_it_lies_in_this_devices_state_and_not_in_the_desk(used: Desk, folder: Path) -> None:
    kept, made = used.backups.make()
    assert kept.path.startswith(os.environ["XDG_STATE_HOME"])
    assert kept.name == "2026-11-20T1410"
    assert made.counts == {"accomplishments": 1}
    assert {"config.toml", "templates/en/topics.md.j2"} <= {*made.own}
    assert backup.read(kept.path).lines == {path.name: path.read_bytes() for path in folder.glob("*.jsonl")}
    assert [path for path in folder.rglob("*") if path.suffix in (".zip", ".tmp")] == []


def test_two_desks_have_backups_of_their_own(used: Desk, tmp_path: Path, clock: FrozenClock) -> None:
    from wfhdesk.desk.desk import open_desk

    used.backups.make()
    other = open_desk(str(tmp_path / "elsewhere" / "desk"), clock)
    assert names(other) == []
    assert other.backups.others() == [used.backups.folder]
    assert used.backups.others() == []


def test_a_desk_with_nothing_on_it_has_nothing_to_keep(desk: Desk) -> None:
    with pytest.raises(WrongInput, match="nothing on this desk"):
        desk.backups.make()


def test_the_sample_desk_makes_none(sample_on: SampleOn) -> None:
    sample = sample_on(FRIDAY).desk
    with pytest.raises(DeskError, match="sample desk"):
        sample.backups.make()
    assert not sample.backups.make_if_due()
    assert not sample.wants_backup()
    assert not os.path.exists(sample.backups.folder)


# --- by itself ------------------------------------------------------------------------------------------------------


def test_the_first_comes_an_hour_after_the_desk_was_begun_and_then_one_a_day(used: Desk, clock: FrozenClock) -> None:
    assert not used.wants_backup()
    clock.forward(minutes=59)
    assert not used.wants_backup()
    clock.forward(minutes=2)
    assert used.wants_backup()
    assert used.backups.make_if_due()
    assert not used.wants_backup()
    assert not used.backups.make_if_due()
    clock.set(datetime(2026, 11, 21, 0, 1, tzinfo=AMSTERDAM))
    assert used.backups.make_if_due()
    assert not used.backups.make_if_due()
    assert names(used) == ["2026-11-21T0001", "2026-11-20T1511"]


def test_nothing_is_wanted_where_nothing_was_written(
    used: Desk, open_again: Callable[[], Desk], clock: FrozenClock
) -> None:
    used.wants_backup()
    clock.forward(hours=2)
    reader = open_again()
    reader.accomplishments.all()
    assert not reader.wants_backup()
    reader.accomplishments.log("One more")
    assert reader.wants_backup()


def test_a_clock_that_was_years_ahead_once_keeps_no_backup_off(used: Desk, clock: FrozenClock) -> None:
    used.wants_backup()
    clock.set(FRIDAY + timedelta(days=900))
    assert used.backups.make_if_due()
    clock.set(FRIDAY + timedelta(hours=2))
    assert used.backups.make_if_due()
    assert len(names(used)) == 2


def test_after_a_failure_nobody_tries_for_an_hour(used: Desk, clock: FrozenClock) -> None:
    used.wants_backup()
    clock.forward(hours=2)
    Path(used.backups.folder).parent.mkdir(parents=True, exist_ok=True)
    Path(used.backups.folder).write_text("in the way")
    with pytest.raises(DeskError, match="could not be made"):
        used.backups.make_if_due()
    assert not used.backups.make_if_due()
    Path(used.backups.folder).unlink()
    clock.forward(hours=1, minutes=1)
    assert used.backups.make_if_due()


def test_while_one_is_made_another_process_makes_none(
    used: Desk, open_again: Callable[[], Desk], clock: FrozenClock
) -> None:
    used.wants_backup()
    clock.forward(hours=2)
    with used.backups.alone():
        assert not open_again().backups.make_if_due()
        with pytest.raises(Busy), open_again().backups.alone(patience=0.0):
            pass
    assert names(used) == []


def test_of_many_processes_at_once_one_makes_the_days_backup(used: Desk, folder: Path) -> None:
    sign = used.places.sign
    Device(used.places.state).put_off(f"backup-{sign}.due", 1.0)
    words = [sys.executable, "-m", "wfhdesk.desk.backing_up", "--desk", str(folder)]
    makers = [subprocess.Popen(words) for _maker in range(6)]
    assert [maker.wait(60) for maker in makers] == [0] * 6
    assert len(names(used)) == 1
    assert not [name for name in os.listdir(used.backups.folder) if not name.endswith(".zip")]


def test_half_a_year_later_there_are_few(used: Desk, clock: FrozenClock) -> None:
    for day in range(180):
        clock.set(FRIDAY + timedelta(days=day))
        used.backups.make()
    assert 14 <= len(names(used)) <= 18
    assert names(used)[0] == "2027-05-18T1410"
    assert names(used)[-1] >= "2027-03-17"


def test_older_ones_go_only_when_a_new_one_is_there(
    used: Desk, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    used.backups.make()
    clock.set(FRIDAY + timedelta(days=200))
    with monkeypatch.context() as patched:
        patched.setattr(
            backup, "read", lambda path: backup.Backup(FRIDAY, {}, {}, {})
        )  # the disk gives back something else
        with pytest.raises(DeskError, match="read back otherwise"):
            used.backups.make()
    assert names(used) == ["2026-11-20T1410"]
    used.backups.make()
    assert names(used) == ["2027-06-08T1410"]


def test_what_somebody_put_there_stays(used: Desk, clock: FrozenClock) -> None:
    used.backups.make()
    mine = Path(used.backups.folder) / "before-the-move.zip"
    mine.write_bytes(b"mine")
    clock.set(FRIDAY + timedelta(days=200))
    used.backups.make()
    assert mine.read_bytes() == b"mine"


# --- which one ------------------------------------------------------------------------------------------------------


def test_a_backup_is_meant_by_last_by_its_day_or_by_its_file(used: Desk, clock: FrozenClock, tmp_path: Path) -> None:
    first = used.backups.make()[0].path
    clock.forward(days=1)
    second = used.backups.make()[0].path
    copied, _made = used.backups.copy_to(str(tmp_path / "copy.zip"))
    assert used.backups.path_of("last") == second
    assert used.backups.path_of("2026-11-20") == first
    assert used.backups.path_of(copied) == copied
    for wrong in ("2026-11-19", "", "nothing.zip", str(tmp_path)):
        with pytest.raises(WrongInput, match="backup list"):
            used.backups.path_of(wrong)


def test_a_copy_writes_over_nothing(used: Desk, tmp_path: Path) -> None:
    used.backups.copy_to(str(tmp_path / "copy.zip"))
    with pytest.raises(WrongInput, match="there already"):
        used.backups.copy_to(str(tmp_path / "copy.zip"))
    with pytest.raises(WrongInput, match="no folder"):
        used.backups.copy_to(str(tmp_path / "none" / "copy.zip"))
    assert names(used) == []


# --- what there is to say of them -----------------------------------------------------------------------------------


def test_nothing_is_said_of_sound_ones(used: Desk, folder: Path) -> None:
    assert used.backups.problems() == []
    used.backups.make()
    (path,) = folder.glob("2026.*.jsonl")
    os.utime(path, (FRIDAY.timestamp(), FRIDAY.timestamp()))
    assert used.backups.problems() == []


def test_a_damaged_newest_one_is_told(used: Desk) -> None:
    kept, _made = used.backups.make()
    Path(kept.path).write_bytes(b"damaged")
    (told,) = used.backups.problems()
    assert kept.path in told
    assert "damaged" in told


def test_one_that_is_too_old_for_what_was_written_since_is_told(used: Desk, folder: Path) -> None:
    used.backups.make()
    later = (FRIDAY + timedelta(days=4)).timestamp()
    (path,) = folder.glob("2026.*.jsonl")
    os.utime(path, (later, later))
    (told,) = used.backups.problems()
    assert "2026-11-20" in told
