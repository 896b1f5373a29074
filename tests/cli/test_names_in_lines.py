"""Names in lines that are logged: whoever sits at the terminal is asked once; a pipe is told whom a name can mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Refused, Shown
from cli.terminal import on_a_terminal
from conftest import Run
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.people import Person

BOTH = "@priya can mean Priya Nair or Priya Patel; write more of the name."


@pytest.fixture(autouse=True)
def _two_of_a_name(desk: Desk) -> None:
    desk.people.keep_all(
        [Person("Priya Nair", "key co-worker"), Person("Priya Patel", "partner", role="Design"), Person("Sam Li")]
    )


def test_contact_and_thanks_are_told_by_the_whole_name(run: Run) -> None:
    done = run("log", "Fixed it with @priya.n, thanks @sam")
    assert done.stderr == "Logged · contact with Priya Nair · thanks to Sam Li\n"


def test_an_unknown_name_is_kept_and_it_is_said_how_to_add_it(run: Run, shown: Shown) -> None:
    done = run("log", "Met @lena, thanks @ana.d'arc")
    assert done.stderr.splitlines() == [
        "Logged · spoke with Lena · thanks to Ana D'arc",
        "Nobody is called so yet: wfhdesk people add Lena",
        """Nobody is called so yet: wfhdesk people add 'Ana D'"'"'arc'""",
    ]
    (entry,) = shown()
    assert entry["contacts"] == ["lena"]


def test_who_keeps_no_people_is_told_of_none(run: Run, desk: Desk) -> None:
    desk.people.delete(desk.people.all())
    assert run("log", "Met @lena").stderr == "Logged · spoke with Lena\n"


@pytest.mark.parametrize("line", ["Fixed it with @priya", "Showed it to @priya", "Fixed it => told @Priya"])
def test_a_pipe_is_told_whom_a_name_can_mean(refused: Refused, line: str) -> None:
    assert refused("log", line).casefold() == BOTH.casefold()


def test_a_name_in_an_option_counts_too(refused: Refused) -> None:
    assert refused("log", "Fixed it", "--outcome", "told @priya") == BOTH


def test_of_several_lines_the_number_is_told_and_none_is_kept(refused: Refused, run: Run, shown: Shown) -> None:
    text = "- Wrote it\n\n- Met @sam\n* Met @priya\n"
    assert refused("log", "-", stdin=text) == f"Line 4: {BOTH}"
    assert shown() == []
    run("log", "-", stdin=text.replace("@priya", "@priya.patel"))
    assert len(shown()) == 3


def test_a_line_that_cant_be_understood_is_told_as_such_first(refused: Refused) -> None:
    assert refused("log", "-", stdin="Met @sam\n2099-01-01: met @priya\n").startswith("Line 2: ")


def test_at_a_terminal_one_is_asked_once_and_the_line_names_who_was_chosen(folder: Path, shown: Shown) -> None:
    seen = on_a_terminal("log", "Met @priya, thanks @Priya => told @sam", typed="2\n", WFHDESK_DIR=str(folder))
    assert seen.code == 0, seen.text
    assert seen.text.count("Who is it?") == 1
    assert "1  Priya Nair · key co-worker" in seen.text
    assert "2  Priya Patel · partner · Design" in seen.text
    assert "contact with Priya Patel · thanks to Priya Patel" in seen.text
    (entry,) = shown()
    assert entry["text"] == "Met @priya.patel, thanks @priya.patel"
    assert entry["outcome"] == "told @sam"


def test_a_wrong_number_is_asked_again(folder: Path, shown: Shown) -> None:
    seen = on_a_terminal("log", "Met @priya", typed="3\nx\n1\n", WFHDESK_DIR=str(folder))
    assert seen.code == 0, seen.text
    assert seen.text.count("Type a number from 1 to 2") == 2
    (entry,) = shown()
    assert entry["text"] == "Met @priya.nair"


def test_who_answers_nothing_logs_nothing(folder: Path, shown: Shown) -> None:
    seen = on_a_terminal("log", "Met @priya", typed="\x04", WFHDESK_DIR=str(folder))
    assert seen.code == 2, seen.text
    assert shown() == []


def test_an_entry_written_anew_is_asked_about_too(run: Run, refused: Refused, folder: Path, shown: Shown) -> None:
    run("log", "Wrote it")
    # what an entry meant when it was written it goes on to mean; here both were known by then
    assert refused("edit", "last", "Wrote it with @priya") == BOTH
    assert refused("edit", "last", "--outcome", "told @priya") == BOTH
    seen = on_a_terminal("edit", "last", "Wrote it with @priya", typed="1\n", WFHDESK_DIR=str(folder))
    assert seen.code == 0, seen.text
    assert "Changed · contact with Priya Nair" in seen.text
    on_a_terminal("edit", "last", "--outcome", "told @priya", typed="2\n", WFHDESK_DIR=str(folder))
    (entry,) = shown()
    assert (entry["text"], entry["outcome"]) == ("Wrote it with @priya.nair", "told @priya.patel")


def test_in_the_editor_too(run: Run, folder: Path, shown: Shown, tmp_path: Path) -> None:
    run("log", "Wrote it")
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nsed -i "s/Wrote it/Wrote it with @priya/" "$1"\n')
    script.chmod(0o755)
    seen = on_a_terminal("edit", "last", typed="2\n", WFHDESK_DIR=str(folder), EDITOR=str(script), VISUAL="")
    assert seen.code == 0, seen.text
    (entry,) = shown()
    assert entry["text"] == "Wrote it with @priya.patel"


def test_two_of_one_whole_name_need_a_nickname(desk: Desk, folder: Path, shown: Shown) -> None:
    desk.people.keep_all([Person("Bo Chen"), Person("Bo Chen", role="Sales")])
    seen = on_a_terminal("log", "Met @bo", typed="1\n", WFHDESK_DIR=str(folder))
    assert seen.code == 2
    assert "nickname" in seen.text
    assert shown() == []
