"""The desk opened twice: what one writes the other sees, and what both wrote of one entry waits for a choice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from conftest import FrozenClock
from wfhdesk import language
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import week_of

OpenAgain = Callable[[], Desk]


def texts(desk: Desk) -> list[str]:
    return [entry.text for entry in desk.accomplishments.all()]


# --- beside each other ----------------------------------------------------------------------------------------------


def test_the_desk_beside_sees_what_this_one_writes_and_the_other_way_round(desk: Desk) -> None:
    """A thread that reads the whole log reads what was typed a moment ago, and what it writes shows on the screen."""
    beside = desk.beside()
    desk.accomplishments.log("typed here")
    assert texts(beside) == ["typed here"]
    beside.accomplishments.log("noted there")
    assert texts(desk) == texts(beside) == ["typed here", "noted there"]
    desk.accomplishments.delete([desk.accomplishments.get("last")])
    assert texts(beside) == ["typed here"]


def test_the_desk_beside_is_the_same_desk(desk: Desk) -> None:
    """Same folder, settings, clock and device: an act of one is undone by the other."""
    beside = desk.beside()
    assert beside is not desk
    assert (beside.places, beside.settings, beside.clock) == (desk.places, desk.settings, desk.clock)
    beside.accomplishments.log("one")
    assert desk.care.undo() == "logged “one”"
    assert texts(beside) == []
    assert Desk(desk.places, desk.settings, desk.clock, is_sample=True).beside().is_sample
    assert not beside.is_sample


def test_many_threads_each_with_a_desk_beside_lose_nothing(desk: Desk) -> None:
    """What is logged while the background writes too is all there, once."""

    def write(number: int) -> None:
        beside = desk.beside()
        for n in range(5):
            beside.accomplishments.log(f"thread {number} line {n}")

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))
    assert sorted(texts(desk)) == sorted(f"thread {number} line {n}" for number in range(4) for n in range(5))


def test_marks_tell_of_any_write_and_of_nothing_else(desk: Desk, open_again: OpenAgain) -> None:
    """An open window looks at them now and then, and reads again only where they differ."""
    desk.accomplishments.log("one")
    before = desk.marks()
    texts(open_again())
    desk.updates.draft("weekly-supervisor")
    assert desk.marks() == before
    open_again().accomplishments.log("two")
    assert desk.marks() != before


# --- two versions of one entry --------------------------------------------------------------------------------------


@pytest.fixture
def written_twice(desk: Desk, open_again: OpenAgain) -> tuple[Desk, str]:
    """A desk on which two windows that both saw `one` wrote it anew, and the entry's id."""
    entry = desk.accomplishments.log("one #a")
    at = desk.accomplishments.version_of(entry.id)
    open_again().accomplishments.edit(entry, "theirs #b", at)
    desk.accomplishments.edit(entry, "mine #c", at)
    return open_again(), entry.id


def test_an_entry_that_nobody_else_wrote_has_one_version(desk: Desk, open_again: OpenAgain) -> None:
    """Changes one after the other are no versions to choose between."""
    entry = desk.accomplishments.log("one")
    for text in ("two", "three"):
        log = open_again().accomplishments
        log.edit(entry, text, log.version_of(entry.id))
    (only,) = desk.accomplishments.versions(entry.id)
    assert only is not None
    assert only.text == "three"


def test_the_version_that_shows_changes_with_every_change(desk: Desk, open_again: OpenAgain) -> None:
    """A window that remembers it sees whether another was written since."""
    entry = desk.accomplishments.log("one")
    before = desk.accomplishments.version_of(entry.id)
    assert len(before) == 1
    assert open_again().accomplishments.version_of(entry.id) == before
    open_again().accomplishments.edit(entry, "two")
    assert desk.accomplishments.version_of(entry.id) != before
    assert desk.accomplishments.version_of("nothing") == []
    assert desk.accomplishments.versions("nothing") == []


def test_what_two_windows_wrote_of_one_version_is_both_there(written_twice: tuple[Desk, str]) -> None:
    """Nothing is overwritten in silence: the newer shows, the other waits beside it, whole."""
    desk, doc_id = written_twice
    assert texts(desk) == ["mine"]
    versions = desk.accomplishments.versions(doc_id)
    assert [(one.text, one.project, one.id) for one in versions if one] == [
        ("mine", "c", doc_id),
        ("theirs", "b", doc_id),
    ]


@pytest.mark.parametrize(("choice", "text"), [(1, "mine"), (2, "theirs")])
def test_choosing_leaves_one_version(
    written_twice: tuple[Desk, str], open_again: OpenAgain, choice: int, text: str
) -> None:
    """The choice is an act: undone, both are there again."""
    desk, doc_id = written_twice
    desk.care.settle(doc_id, choice)
    for one in (desk, open_again()):
        assert [version.text for version in one.accomplishments.versions(doc_id) if version] == [text]
        assert texts(one) == [text]
    desk.care.undo()
    assert len(open_again().accomplishments.versions(doc_id)) == 2


def test_an_entry_removed_in_one_window_and_changed_in_another_waits_too(desk: Desk, open_again: OpenAgain) -> None:
    """A removal is a version like any other, and shows as nothing."""
    entry = desk.accomplishments.log("one")
    at = desk.accomplishments.version_of(entry.id)
    other = open_again().accomplishments
    other.delete([other.get(entry.id)])
    desk.accomplishments.edit(entry, "mine", at)
    shown, removed = open_again().accomplishments.versions(entry.id)
    assert shown is not None
    assert (shown.text, removed) == ("mine", None)


def test_versions_of_an_entry_of_an_older_year_are_found(desk: Desk, clock: FrozenClock, open_again: OpenAgain) -> None:
    """A window that has read this year only finds them as well."""
    entry = desk.accomplishments.log("one")
    at = desk.accomplishments.version_of(entry.id)
    clock.forward(days=60)
    desk.accomplishments.edit(entry, "mine", at)
    open_again().accomplishments.edit(entry, "theirs", at)
    fresh = open_again()
    fresh.accomplishments.within(week_of(clock.now().date() + timedelta(days=1)))
    assert [version.text for version in fresh.accomplishments.versions(entry.id) if version] == ["theirs", "mine"]


def test_what_cant_be_undone_is_said_in_one_sentence(desk: Desk) -> None:
    """On a new desk there is nothing to take back."""
    with pytest.raises(DeskError, match="There is nothing to undo"):
        desk.beside().care.undo()


def test_a_desk_opened_anew_follows_the_settings(desk: Desk, folder: Path, clock: FrozenClock) -> None:
    """Language and time zone are those that are set by now; a clock that was handed in stays, and so does the sample's."""
    own = open_desk(str(folder))
    own.unfinished.keep("line", "half a line")
    own.settings.set("me.timezone", ["Asia/Tokyo"])
    own.settings.set("me.language", ["nl"])
    again = own.again()
    assert again.clock.now().tzname() == "JST"
    assert language.current() == "nl"
    assert again.unfinished.text("line") == "half a line"
    again.unfinished.close()
    assert desk.again().clock is clock
    sample = Desk(own.places, own.settings, own.clock, is_sample=True).again()
    assert sample.is_sample
    assert sample.clock is own.clock
