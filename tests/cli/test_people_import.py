"""`wfhdesk people import`: what would change is shown first, and nothing is overwritten unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adapters.cards import samples
from cli.conftest import Contents, Refused
from cli.terminal import on_a_terminal
from conftest import Run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "apple.vcf"
    path.write_bytes(samples.APPLE)
    return path


def known(run: Run) -> list[dict[str, object]]:
    found = json.loads(run("people", "--json").stdout)
    assert isinstance(found, list)
    return found


def test_a_dry_run_prints_what_would_change_and_changes_nothing(
    run: Run, desk: Desk, file: Path, contents: Contents
) -> None:
    desk.people.keep_all([Person("Priya Nair", phone="06 1")], "added Priya")
    before = contents()
    done = run("people", "import", str(file), "--dry-run")
    out = done.stdout.splitlines()
    assert out[:2] == ["Changed (1)", "  Priya Nair · priya@work.example · Bakker & Zn, Platform"]
    assert "    role: – → Engineer" in out
    assert "    phone: stays 06 1, the card says +31 6 5550 0101" in out
    assert out[-3:-1] == [
        "Unreadable (1)",
        f"  {file}:{line_of(samples.APPLE, b'FN:Bakker') - 3}: a company, not a person",
    ]
    assert out[-1] == "1 changed · 1 unreadable"
    assert (contents(), done.stderr) == (before, "")


def line_of(data: bytes, words: bytes) -> int:
    return data[: data.index(words)].count(b"\n") + 1


def test_cards_are_taken_in_with_a_relation(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "nokia.vcf").write_bytes(samples.NOKIA)
    done = run("people", "import", str(file), str(tmp_path / "nokia.vcf"), "--relation", "wea", "--yes")
    assert (done.stdout, done.stderr.splitlines()[-1]) == ("", "Took in 2 people.")
    assert {(one["name"], one["relation"], one["cadence_days"]) for one in known(run)} == {
        ("Priya Nair", "weak tie", 45),
        ("Ville-Kalle-Petteri-Johannes Väinämöinen", "weak tie", 45),
    }
    again = run("people", "import", str(file), "--yes")
    assert again.stderr.splitlines()[-1] == "1 the same · 1 unreadable"
    run("undo")
    assert known(run) == []


def test_what_differs_is_taken_where_that_is_asked_for(run: Run, desk: Desk, file: Path) -> None:
    desk.people.keep_all([Person("Priya Nair", role="Chief")], "added Priya")
    run("people", "import", str(file), "--yes")
    assert desk.people.all()[0].role == "Chief"
    done = run("people", "import", str(file), "--yes", "--overwrite")
    assert "    role: Chief → Engineer" in done.stderr.splitlines()
    assert desk.people.all()[0].role == "Engineer"


def test_programs_are_told_in_json(run: Run, desk: Desk, file: Path) -> None:
    (ana,) = desk.people.keep_all([Person("Priya Nair", phone="06 1")], "added Priya")
    told = json.loads(run("people", "import", str(file), "--dry-run", "--json").stdout)
    assert (told["new"], told["same"]) == ([], [])
    (one,) = told["changed"]
    assert (one["id"], one["name"]) == (ana.id, "Priya Nair")
    assert {"field": "phone", "old": "06 1", "new": "+31 6 5550 0101", "taken": False} in one["differences"]
    assert [unreadable["why"] for unreadable in told["unreadable"]] == ["a company, not a person"]


def test_cards_come_by_a_pipe_too(run: Run) -> None:
    done = run("people", "import", "-", "--yes", stdin=samples.GOOGLE_CSV.decode())
    assert done.stderr.endswith("Took in 2 people.\n")


def test_a_long_list_is_cut_short_before_a_question_and_whole_in_a_dry_run(run: Run, tmp_path: Path) -> None:
    many = tmp_path / "many.vcf"
    many.write_bytes(b"".join(b"BEGIN:VCARD\nFN:P%d\nEND:VCARD\n" % number for number in range(30)))
    assert len(run("people", "import", str(many), "--dry-run").stdout.splitlines()) == 32
    assert "  and 10 more" in run("people", "import", str(many), "--yes").stderr.splitlines()


def test_what_somebody_should_look_at_is_never_cut_off(run: Run, desk: Desk, tmp_path: Path) -> None:
    many = tmp_path / "many.vcf"
    named = [*(f"P{number}" for number in range(25)), "Eva Jansen", "Frank Bos"]
    many.write_text("".join(f"BEGIN:VCARD\nFN:{name}\nEMAIL:{name[0]}@x.org\nEND:VCARD\n" for name in named[25:]))
    head = "".join(f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n" for name in named[:25])
    many.write_text(head + many.read_text().replace("F@x", "E@x"))
    done = run("people", "import", str(many), "--yes")
    assert "    ! Eva Jansen has the address E@x.org too; this is taken for somebody else" in done.stderr.splitlines()
    assert {one.name for one in desk.people.all()} == set(named)


def test_escapes_in_a_card_reach_no_terminal(run: Run, desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.vcf"
    file.write_bytes(
        "BEGIN:VCARD\nFN:\x1b[2JAna\x9b31m\u202e\nEMAIL:\x1b]0;x\x07\nEND:VCARD\nBEGIN:VCARD\nFN:\x1b\n".encode()
    )
    done = run("people", "import", str(file), "--yes")
    (ana,) = desk.people.all()
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(done.stdout + done.stderr + ana.name)


def test_who_isnt_there_to_be_asked_has_to_say_yes(refused: Refused, file: Path) -> None:
    assert refused("people", "import", str(file)) == (
        "Without a terminal this needs --yes; --dry-run prints what would change."
    )


def test_what_is_no_address_book_is_refused(refused: Refused, run: Run, tmp_path: Path) -> None:
    week = tmp_path / "week.ics"
    week.write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert refused("people", "import", str(week), "--yes").endswith(
        f"Meetings are read by: wfhdesk people meetings {week}"
    )
    assert refused("people", "import", "nothing.vcf", "--yes") == "There is no file or folder nothing.vcf."
    assert refused("people", "import", str(week), "--yes", "--relation", "x").startswith("“x” is no relation")
    other = tmp_path / "notes.txt"
    other.write_text("just notes")
    done = run("people", "import", str(other), "--yes", check=False)
    assert (done.returncode, done.stderr.splitlines()) == (
        1,
        ["Unreadable (1)", f"  {other}: there is no address card in it", "1 unreadable"],
    )


@pytest.mark.parametrize(
    ("typed", "code", "said"), [("y\n", 0, "Took in 1 person."), ("\n", 1, "Nobody was taken in.")]
)
def test_a_person_is_asked(file: Path, folder: Path, typed: str, code: int, said: str) -> None:
    seen = on_a_terminal("people", "import", str(file), typed=typed, WFHDESK_DIR=str(folder))
    assert seen.code == code
    assert "Take in 1 person? [y/N] " in seen.text
    assert "2 cards read ..." in seen.text
    assert seen.text.endswith(f"{said}\n")
