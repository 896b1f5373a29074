"""A person who is erased is in no backup any more, and what can't be rewritten is told with its last day."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import FRIDAY, FrozenClock
from wfhdesk.desk.bringing_back import RESTORING, bring_back, compared
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing import erase, person_named, preview
from wfhdesk.desk.holding_records import holding_in
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.people import Person
from wfhdesk.store import backup

NAME = "Priyanka Raghunathan"


@pytest.fixture
def known(desk: Desk, clock: FrozenClock) -> Desk:
    """A desk with three backups that name somebody, in entries, contacts, a removal and the words of acts."""
    person = desk.people.add(Person(NAME, emails=("pr@example.org",), topics=("her report",)))
    desk.accomplishments.log("Fixed the export with @priyanka")
    desk.accomplishments.log("nobody at all")
    desk.people.met([person], note="about Priyanka's report")
    for day in range(3):
        clock.set(FRIDAY + timedelta(days=day))
        desk.backups.make()
    return desk


def unpacked(desk: Desk) -> bytes:
    found = []
    for one in desk.backups.all():
        with zipfile.ZipFile(one.path) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    return b"".join(found).lower()


def erased(desk: Desk) -> None:
    erase(desk, preview(desk, person_named(desk, "priyanka")))


def test_the_name_goes_out_of_every_backup_and_each_still_comes_back(
    known: Desk, open_again: Callable[[], Desk]
) -> None:
    assert unpacked(known).count(b"priyanka") >= 9
    names = [one.name for one in known.backups.all()]
    erased(known)
    for trace in (b"priyanka", b"raghu", b"pr@example"):
        assert trace not in unpacked(known)
    again = open_again()
    assert [one.name for one in again.backups.all()] == names
    for name in names:
        holding = holding_in(again, again.backups.read(again.backups.path_of(name)))
        comparison = compared(again, holding, RESTORING)
        assert comparison.differences == ()
        assert "people" not in holding.tables
        assert "contacts" not in holding.tables
        assert len(holding.tables["accomplishments"]) == 2


def test_restoring_one_brings_nobody_back(known: Desk, open_again: Callable[[], Desk]) -> None:
    erased(known)
    again = open_again()
    again.accomplishments.log("One more")
    holding = holding_in(again, again.backups.read(again.backups.path_of("last")))
    bring_back(again, holding, compared(again, holding, RESTORING), RESTORING, "restored")
    assert again.people.all() == []
    assert [entry.text for entry in again.accomplishments.all()] == ["Fixed the export with someone", "nobody at all"]


def test_backups_that_name_nobody_are_left_byte_for_byte(known: Desk) -> None:
    erased(known)
    before = {one.path: Path(one.path).read_bytes() for one in known.backups.all()}
    known.people.add(Person("Omar Haddad"))
    erase(known, preview(known, person_named(known, "omar")))
    assert {one.path: Path(one.path).read_bytes() for one in known.backups.all()} == before


def test_the_preview_tells_which_backups(known: Desk) -> None:
    erasure = preview(known, person_named(known, "priyanka"))
    assert [(one.kept.name, one.in_lines, one.in_settings) for one in erasure.backups] == [
        ("2026-11-22T1410", True, False),
        ("2026-11-21T1410", True, False),
        ("2026-11-20T1410", True, False),
    ]
    assert not any(one.kind == "backup" for one in erasure.stays)


def test_somebody_whom_only_backups_name_can_still_be_erased(
    known: Desk, folder: Path, open_again: Callable[[], Desk]
) -> None:
    for path in folder.glob("*.jsonl"):
        path.unlink()
    empty = open_again()
    erasure = preview(empty, person_named(empty, "priyanka"))
    assert not erasure.is_empty
    erase(empty, erasure)
    assert b"raghu" not in unpacked(empty)


def test_settings_in_backups_stay_until_a_day_that_is_told(known: Desk) -> None:
    known.settings.set("supervisor.name", [NAME])
    known.backups.make()
    erasure = preview(known, person_named(known, "priyanka"))
    (told,) = [one for one in erasure.stays if one.kind == "backup"]
    assert "2026-11-22T1410" in told.what
    assert told.where == known.backups.folder
    assert "2027-01-23" in told.until


def test_backups_of_this_desk_when_it_lay_elsewhere_are_told(known: Desk, folder: Path, clock: FrozenClock) -> None:
    from wfhdesk.desk.desk import open_desk

    moved = folder.with_name("moved")
    folder.rename(moved)
    desk = open_desk(str(moved), clock)
    erasure = preview(desk, person_named(desk, "priyanka"))
    (told,) = [one for one in erasure.stays if one.kind == "backup"]
    assert told.where == known.backups.folder


def test_one_that_can_not_be_read_goes(known: Desk) -> None:
    broken = known.backups.all()[0]
    data = Path(broken.path).read_bytes()
    Path(broken.path).write_bytes(data[:-30])
    erased(known)
    assert [one.name for one in known.backups.all()] == ["2026-11-21T1410", "2026-11-20T1410"]


def test_after_a_crash_on_the_way_the_same_finishes(
    known: Desk, open_again: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = backup.write
    done: list[str] = []

    def fails(path: str, *rest: object) -> None:
        if done:
            raise DeskError("the disk is full")
        done.append(path)
        written(path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(backup, "write", fails)
        with pytest.raises(DeskError, match="full"):
            erased(known)
    again = open_again()
    assert again.people.all()[0].name == NAME
    erased(again)
    assert b"priyanka" not in unpacked(again)
    assert again.people.all() == []


def test_no_backup_is_made_of_the_desk_as_it_was_while_somebody_is_erased(
    known: Desk, open_again: Callable[[], Desk], clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.forward(days=1)
    made: list[bool] = []
    written = backup.write

    def meanwhile(path: str, *rest: object) -> None:
        made.append(open_again().backups.make_if_due())
        written(path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(backup, "write", meanwhile)
        erased(known)
    assert made == [False, False, False]
    assert open_again().backups.make_if_due()
    assert b"priyanka" not in unpacked(known)
