"""`people join`, as it is typed, and who stands here twice in the list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cli.conftest import Refused
from conftest import Run
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.people import Person


def _synced(folder: Path, count: int) -> Desk:
    """A desk that two devices share who took in the same address book."""
    desk = open_desk(str(folder))
    for _device in range(2):
        desk.people.keep_all([Person(f"Priya {n}", "team", emails=(f"p{n}@x.org",), uid=f"u{n}") for n in range(count)])
    return desk


def test_the_list_says_who_stands_here_twice_and_what_joins_them(run: Run, folder: Path) -> None:
    desk = _synced(folder, 1)
    first, other = sorted(desk.people.all(), key=lambda one: one.id)
    done = run("people")
    assert f"Priya 0 stands here twice: wfhdesk people join {first.id[:5]} {other.id[:5]}\n" in done.stderr
    assert "twice" not in run("people", "--json").stderr
    done = run("people", "join", first.id[:5], other.id[:5])
    assert (done.stdout, done.stderr) == ("", "Priya 0 is one person now.\n")
    assert [one.id for one in open_desk(str(folder)).people.all()] == [first.id]
    assert "twice" not in run("people").stderr
    run("undo")
    assert len(open_desk(str(folder)).people.all()) == 2


def test_a_whole_book_that_stands_here_twice_is_told_shortly_and_joined_at_once(run: Run, folder: Path) -> None:
    _synced(folder, 5)
    told = run("people").stderr.splitlines()
    assert len(told) == 4
    assert told[-1] == "2 more people stand here twice: wfhdesk people join --all joins everybody"
    assert run("people", "join", "--all").stderr == "Joined 5 people.\n"
    assert len(open_desk(str(folder)).people.all()) == 5
    assert run("people", "join", "--all").stderr == "Nobody stands here twice.\n"
    run("undo")
    assert len(open_desk(str(folder)).people.all()) == 10


def test_contacts_of_both_are_of_whom_stays(run: Run, folder: Path) -> None:
    run("people", "add", "Jon Smith")
    run("people", "add", "Jonathan Smith")
    run("met", "jonathan")
    run("people", "join", "jon", "jonathan")
    (jon,) = open_desk(str(folder)).people.all()
    (contact,) = open_desk(str(folder)).people.contacts()
    assert (contact.people, contact.day) == ((jon.id,), date.today())


@pytest.mark.parametrize(
    "said", [(), ("jon",), ("jon", "--all"), ("jon", "Jon Smith"), ("jon", "nobody")], ids=" ".join
)
def test_nonsense_is_refused_and_changes_nothing(
    run: Run, refused: Refused, folder: Path, said: tuple[str, ...]
) -> None:
    run("people", "add", "Jon Smith")
    run("people", "add", "Omar Diaz")
    assert refused("people", "join", *said)
    assert len(open_desk(str(folder)).people.all()) == 2
