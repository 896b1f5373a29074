"""What keeps a desk sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.errors import DeskError, WrongInput

OpenAgain = Callable[[], Desk]


def texts(desk: Desk) -> list[str]:
    return [entry.text for entry in desk.accomplishments.all()]


def test_each_act_is_taken_back_and_done_again_step_by_step(desk: Desk, open_again: OpenAgain) -> None:
    log = desk.accomplishments
    log.log("one")
    log.edit(log.get("last"), "two")
    log.delete([log.get("last")])
    seen = []
    for _step in range(3):
        seen.append((open_again().care.undo(), texts(open_again())))
    assert seen == [("deleted “two”", ["two"]), ("changed “two”", ["one"]), ("logged “one”", [])]
    with pytest.raises(DeskError, match="nothing to undo"):
        open_again().care.undo()
    seen = []
    for _step in range(3):
        seen.append((open_again().care.redo(), texts(open_again())))
    assert seen == [("logged “one”", ["one"]), ("changed “two”", ["two"]), ("deleted “two”", [])]
    with pytest.raises(DeskError, match="nothing to redo"):
        open_again().care.redo()


def test_something_new_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.accomplishments.log("one")
    desk.care.undo()
    desk.accomplishments.log("two")
    with pytest.raises(DeskError, match="nothing to redo"):
        desk.care.redo()
    assert texts(desk) == ["two"]


def test_a_long_text_is_told_short(desk: Desk) -> None:
    desk.accomplishments.log("x" * 3000)
    assert len(desk.care.undo()) < 80


def test_undo_and_redo_of_a_dutch_desk_tell_what_was_done_then(
    desk: Desk, open_again: OpenAgain, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.accomplishments.log("one")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert open_again().care.undo() == "logged “one”"


def test_a_choice_among_versions_that_are_no_longer_these_counts_for_nothing(open_again: OpenAgain) -> None:
    """A third version moves the numbers; who chose by them before it came gets no other one than they saw."""
    entry = open_again().accomplishments.log("one")
    at = open_again().accomplishments.version_of(entry.id)
    for text in ("A", "B"):
        open_again().accomplishments.edit(entry, text, at)
    seen = open_again().accomplishments.version_keys(entry.id)
    open_again().accomplishments.edit(entry, "C", at)
    desk = open_again()
    for choice in (1, 2):
        with pytest.raises(WrongInput, match="changed once more meanwhile"):
            desk.care.settle(entry.id, choice, seen)
    assert len(desk.accomplishments.versions(entry.id)) == 3
    desk.care.settle(entry.id, 3, desk.accomplishments.version_keys(entry.id))
    assert texts(open_again()) == ["A"]
    with pytest.raises(WrongInput, match="changed once more meanwhile"):
        desk.care.settle(entry.id, 1, seen)


def test_undo_says_beforehand_what_came_before_what_is_final(desk: Desk, open_again: OpenAgain) -> None:
    """Nothing is taken back by asking."""
    with pytest.raises(DeskError, match="nothing to undo"):
        desk.care.before_what_is_final()
    desk.accomplishments.log("one")
    with desk.db.lines.act("sent update 1", final=True):
        desk.db.table("updates").insert({})
    assert open_again().care.before_what_is_final() == "logged “one”"
    assert texts(open_again()) == ["one"]
    assert open_again().care.undo(before=True) == "logged “one”"


def test_a_sound_desk_has_nothing_to_tell(desk: Desk) -> None:
    desk.accomplishments.log("one")
    assert desk.care.conflicts() == []
    assert desk.care.damage() == []
    assert desk.care.readable_by_others() == []
    assert desk.unreadable() == []
    assert desk.warnings() == []
    with pytest.raises(WrongInput, match="Nothing has a second version"):
        desk.care.settle("x", 1)


def test_an_empty_desk_is_sound_and_stays_unmade(desk: Desk, folder: Path) -> None:
    assert desk.care.conflicts() == []
    assert desk.care.damage() == []
    assert desk.care.readable_by_others() == []
    assert desk.unreadable() == []
    desk.close()
    assert not folder.exists()


def test_a_line_that_cant_be_read_is_told_and_put_aside(desk: Desk, open_again: OpenAgain, folder: Path) -> None:
    desk.accomplishments.log_lines("one\ntwo")
    (file,) = folder.glob("2026.*.jsonl")
    header, one, two = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(header + one.replace(b'"more":1,', b"") + b"\x1b[2J{no json\n" + two)
    again = open_again()
    assert texts(again) == ["one", "two"]
    assert again.warnings() == [f"1 line of {file.name} can't be read; wfhdesk doctor tells more."]
    first, second = again.care.damage()
    assert first == f"{file.name}: 1 line can't be read."
    assert second.startswith(f"{file}.damaged holds lines that could not be read")
    assert (folder / f"{file.name}.damaged").read_bytes() == b"\x1b[2J{no json\n"
    after = open_again()
    assert texts(after) == ["one", "two"]
    assert after.warnings() == []
    assert after.care.damage() == [second]


def test_what_others_can_read_is_named(desk: Desk, folder: Path) -> None:
    desk.accomplishments.log("one")
    assert folder.stat().st_mode & 0o777 == 0o700
    (file,) = folder.glob("2026.*.jsonl")
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o640)
    assert desk.care.readable_by_others() == [str(file)]
    folder.chmod(0o755)
    assert desk.care.readable_by_others() == [str(folder), str(file)]


def grown_long(desk: Desk, folder: Path) -> Path:
    """Write one entry over again and again, close the desk, and return its file."""
    entry = desk.accomplishments.log("one")
    for number in range(450):
        entry = desk.accomplishments.edit(entry, f"number {number}")
    desk.close()
    (file,) = folder.glob("2026.*.jsonl")
    return file


def test_a_desk_that_grew_long_is_kept_short_when_it_is_closed(
    desk: Desk, open_again: OpenAgain, folder: Path, clock: FrozenClock
) -> None:
    file = grown_long(desk, folder)
    assert len(file.read_bytes().splitlines()) > 450  # nothing younger than 30 days goes
    clock.forward(days=31)
    again = open_again()
    again.accomplishments.edit(again.accomplishments.get("last"), "the end")
    again.close()
    assert len(file.read_bytes().splitlines()) < 20
    assert texts(open_again()) == ["the end"]


def test_after_a_look_in_vain_nobody_looks_again_for_a_day(
    desk: Desk, open_again: OpenAgain, folder: Path, clock: FrozenClock
) -> None:
    file = grown_long(desk, folder)
    lengths = []
    for days, hours in ((29, 23), (0, 12), (0, 13)):
        clock.forward(days=days, hours=hours)
        again = open_again()
        again.accomplishments.edit(again.accomplishments.get("last"), f"after {days} days and {hours} hours")
        again.close()
        lengths.append(len(file.read_bytes().splitlines()) < 20)
    assert lengths == [False, False, True]  # in vain, not looked at, and thirty days are over
