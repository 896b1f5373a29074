"""A desk made what it was in a backup: shown first, one act that undo takes back, and nothing that went out is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import FrozenClock
from wfhdesk.desk.bringing_back import RESTORING, Done, bring_back, compared
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.holding_records import holding_in, holding_of
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.holdings import CHANGED, GONE, NEW, SAME, Comparison, Doc, Holding
from wfhdesk.domain.people import Person
from wfhdesk.domain.updates import SUPERVISOR

WITH_SETTINGS = RESTORING._replace(files=True)


@pytest.fixture
def used(desk: Desk) -> Desk:
    desk.settings.set("me.name", ["Ana"])
    desk.accomplishments.log("Fixed the export with @priya #billing")
    desk.accomplishments.log("Wrote the guide")
    desk.people.add(Person("Priya Nair", topics=("her report",)))
    return desk


def kept(desk: Desk) -> Holding:
    """Make a backup and return what it holds, as it is read back."""
    return holding_in(desk, desk.backups.read(desk.backups.make()[0].path))


def restore(desk: Desk, theirs: Holding, wishes: Any = RESTORING) -> Done:
    return bring_back(desk, theirs, compared(desk, theirs, wishes), wishes, "restored")


def counts(comparison: Comparison) -> dict[str, int]:
    return {state: sum(one.state == state for one in comparison.differences) for state in (NEW, CHANGED, GONE)}


def texts(desk: Desk) -> list[str]:
    return [entry.text for entry in desk.accomplishments.all()]


def test_a_fresh_backup_changes_nothing(used: Desk) -> None:
    comparison = compared(used, kept(used), RESTORING)
    assert comparison.differences == ()
    assert comparison.same == {"accomplishments": 2, "people": 1}
    assert not comparison.trash
    assert set(comparison.files.values()) == {SAME}


def test_new_changed_and_gone_are_told_and_undone_in_one_step(used: Desk, open_again: Callable[[], Desk]) -> None:
    theirs = kept(used)
    log = used.accomplishments
    log.delete([log.all()[1]])
    log.replace(log.all()[0]._replace(text="Fixed it otherwise"))
    log.log("A third")
    used.people.delete(used.people.all())
    before = holding_of(used)
    comparison = compared(used, theirs, RESTORING)
    assert counts(comparison) == {NEW: 2, CHANGED: 1, GONE: 1}
    assert texts(used) == ["Fixed it otherwise", "A third"]
    assert restore(used, theirs).documents == 4
    again = open_again()
    assert holding_of(again).tables == theirs.tables
    assert texts(again) == ["Fixed the export with @priya #billing".replace(" #billing", ""), "Wrote the guide"]
    assert [one.entry.text for one in again.accomplishments.trash()] == ["A third"]
    assert again.care.undo() == "restored"
    assert holding_of(open_again()).tables == before.tables
    again.care.redo()
    assert holding_of(open_again()).tables == theirs.tables


def test_a_desk_that_is_lost_comes_back_whole_with_its_trash(
    used: Desk, folder: Path, open_again: Callable[[], Desk]
) -> None:
    log = used.accomplishments
    log.delete([log.all()[1]])
    theirs = kept(used)
    for path in folder.iterdir():
        path.unlink()
    empty = open_again()
    done = restore(empty, theirs, WITH_SETTINGS)
    assert done == Done(3, ("config.toml",), "")
    back = open_again()
    assert holding_of(back) == theirs
    assert [one.entry.text for one in back.accomplishments.trash()] == ["Wrote the guide"]
    assert back.settings.text("me.name") == "Ana"
    log = back.accomplishments
    log.restore([log.trash()[0].entry.id])
    assert "Wrote the guide" in texts(back)


def test_updates_that_went_out_since_stay_on_record(used: Desk) -> None:
    theirs = kept(used)
    update = used.updates.record(used.updates.draft(SUPERVISOR), "copy")
    used.updates.sent(update.number)
    assert compared(used, theirs, RESTORING).differences == ()
    used.accomplishments.log("More")
    restore(used, theirs)
    assert [one.number for one in used.updates.all()] == [update.number]
    assert used.updates.all()[0].state == "sent"


def test_second_versions_of_a_document_are_settled_by_it_and_come_back_by_undo(
    used: Desk, folder: Path, tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = kept(used)
    entry = used.accomplishments.all()[0]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another device"))
    other = open_desk(str(folder), clock)
    seen = other.accomplishments.version_of(entry.id)
    used.accomplishments.replace(entry._replace(text="Ours"))
    table = other.db.table("accomplishments")
    table.write(entry.id, {**(table.find(entry.id) or {}), "text": "Theirs"}, seen)
    assert len(used.care.conflicts()) == 1
    restore(used, theirs)
    assert used.care.conflicts() == []
    assert texts(used)[0] == entry.text
    used.care.undo()
    (conflict,) = used.care.conflicts()
    assert {line["doc"]["text"] for line in conflict.versions} == {"Ours", "Theirs"}


def test_where_the_desk_was_changed_meanwhile_nothing_is_done(used: Desk, open_again: Callable[[], Desk]) -> None:
    theirs = kept(used)
    used.accomplishments.log("A third")
    comparison = compared(used, theirs, RESTORING)
    open_again().accomplishments.log("A fourth")
    with pytest.raises(DeskError, match="changed meanwhile"):
        bring_back(used, theirs, comparison, RESTORING, "restored")
    assert texts(open_again())[2:] == ["A third", "A fourth"]


def test_settings_come_back_only_when_asked_for_and_a_backup_holds_those_before(used: Desk, clock: FrozenClock) -> None:
    theirs = kept(used)
    clock.forward(minutes=5)
    used.settings.set("me.name", ["Somebody"])
    used.updates.copy_templates("en")
    assert compared(used, theirs, RESTORING).files == {"config.toml": CHANGED}
    assert restore(used, theirs) == Done(0, (), "")
    assert used.settings.text("me.name") == "Somebody"
    done = restore(used, theirs, WITH_SETTINGS)
    assert done.files == ("config.toml",)
    assert used.settings.text("me.name") == "Ana"
    before = used.backups.read(used.backups.path_of(done.backup))
    assert b"Somebody" in before.own["config.toml"]
    assert "templates/en/topics.md.j2" in used.backups.own()


def test_settings_that_nothing_could_start_with_are_refused_and_nothing_else_is_done(used: Desk) -> None:
    theirs = kept(used)._replace(files={"config.toml": b"[me\n"})
    used.accomplishments.log("A third")
    with pytest.raises(WrongInput, match="settings in it can't be used"):
        restore(used, theirs, WITH_SETTINGS)
    assert len(texts(used)) == 3
    assert used.settings.text("me.name") == "Ana"


def test_people_changed_in_two_places_are_compared_as_they_show(
    used: Desk, folder: Path, tmp_path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (priya,) = used.people.all()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another device"))
    other = open_desk(str(folder), clock)
    table = other.db.table("people")
    doc: Doc = table.find(priya.id) or {}
    seen = used.db.lines.shown_key("people", priya.id)
    used.people.add(Person("Omar Haddad"))
    used.db.table("people").write(priya.id, {**doc, "role": "analyst"}, seen)
    table.write(priya.id, {**doc, "phone": "1234567"}, seen)
    theirs = kept(used)
    assert theirs.tables["people"][priya.id]["role"] == "analyst"
    assert theirs.tables["people"][priya.id]["phone"] == "1234567"
    assert compared(used, theirs, RESTORING).differences == ()


def test_what_was_thrown_away_long_ago_is_in_no_trash_any_more(
    used: Desk, clock: FrozenClock, folder: Path, open_again: Callable[[], Desk]
) -> None:
    used.accomplishments.delete([used.accomplishments.all()[1]])
    path = used.backups.make()[0].path
    clock.forward(days=31)
    assert holding_in(used, used.backups.read(path)).trash == {}
    clock.set(clock.moment - timedelta(days=2))
    assert len(holding_in(used, used.backups.read(path)).trash) == 1
