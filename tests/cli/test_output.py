"""What a command writes where: pipes, terminals, closed and full outputs, other encodings, folders it can't have."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import Refused
from cli.terminal import on_a_terminal
from conftest import Run

STYLES = re.compile(r"\x1b\[[0-9;]*m")
BOXES = re.compile("[\u2500-\u257f]")


@pytest.fixture
def filled(run: Run) -> Run:
    run("log", "-", stdin="Fixed it with @priya #billing => sooner\n? Need it by 2999-01-01\n2020-02-02: > Plan\n")
    return run


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command in which `$W` is wfhdesk."""
    whole = command.replace("$W", f'"{sys.executable}" -m wfhdesk')
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {whole}"],
        env={**os.environ, "WFHDESK_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_reader_that_has_had_enough_ends_it_quietly(run: Run, folder: Path) -> None:
    run("log", "-", stdin="\n".join(f"Fixed export {number}" for number in range(3_000)))
    for form in ("", "--json", "--csv", "--markdown"):
        done = shell(f"$W show --all {form} | head -1", folder)
        assert len(done.stdout.splitlines()) == 1
        assert done.stderr == ""
        assert done.returncode in (0, 1)


@pytest.mark.parametrize(
    "words", ["show --all", "show --json", "projects", "config", "doctor", "--help", "restore", "update"]
)
def test_a_pipe_gets_plain_text(filled: Run, words: str) -> None:
    done = filled(*words.split(), TERM="xterm-256color", FORCE_COLOR="1", CLICOLOR_FORCE="1")
    assert not STYLES.search(done.stdout + done.stderr)
    assert not BOXES.search(done.stdout + done.stderr)


def test_a_terminal_gets_days_that_stand_out(filled: Run, folder: Path) -> None:
    seen = on_a_terminal("show", "2020", WFHDESK_DIR=str(folder))
    assert seen.code == 0
    assert "\x1b[1mSun 2 Feb 2020\x1b[0m\n" in seen.text
    assert STYLES.sub("", seen.text) == filled("show", "2020").stdout


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_styles_gets_none(filled: Run, folder: Path, name: str, value: str) -> None:
    seen = on_a_terminal("show", "--all", WFHDESK_DIR=str(folder), **{name: value})
    assert seen.text == filled("show", "--all").stdout


def test_styles_go_by_stdout_alone(filled: Run, folder: Path) -> None:
    del filled
    assert STYLES.search(
        on_a_terminal("show", "--all", piped="stdin stderr", WFHDESK_DIR=str(folder), NO_COLOR="").text
    )


def test_no_errors_are_styled(folder: Path) -> None:
    seen = on_a_terminal("show", "foo", WFHDESK_DIR=str(folder))
    assert seen.code == 2
    assert seen.text.startswith("wfhdesk: “foo” is no period.")
    assert not STYLES.search(seen.text)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_output_that_lacks_a_letter_gets_a_question_mark(filled: Run, folder: Path, encoding: str) -> None:
    del filled
    done = subprocess.run(
        [sys.executable, "-m", "wfhdesk", "show", "--all"],
        env={**os.environ, "WFHDESK_DIR": str(folder), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"? sooner" in done.stdout


def test_a_locale_without_utf_8_still_keeps_what_was_typed(run: Run, folder: Path) -> None:
    bare = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [sys.executable, "-m", "wfhdesk", "log", "café 🎉 “quoted”".encode()],
        env={**os.environ, **bare, "WFHDESK_DIR": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "café 🎉 “quoted”" in run("show").stdout


def test_a_closed_output_costs_nothing(filled: Run, folder: Path) -> None:
    for command in (
        "$W show --all >&-",
        "$W show --all 2>&-",
        "$W log again >&- 2>&-",
        "$W show foo 2>&-; test $? = 2",
    ):
        done = shell(command, folder)
        assert (done.returncode, done.stderr) == (0, "")
    assert "again" in filled("show").stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full, which only Linux has")
def test_a_full_output_is_told_in_a_sentence(filled: Run, folder: Path) -> None:
    del filled
    done = shell("$W show --all > /dev/full", folder)
    assert (done.returncode, done.stderr) == (1, "wfhdesk: The system refused it (No space left on device).\n")


# --- folders --------------------------------------------------------------------------------------------------------


def test_another_desk_is_named_before_the_word(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("--desk", str(other), "log", "there")
    run(f"--desk={other}", "log", "there too")
    run("--desk", str(folder), "--desk", str(other), "log", "and there")
    assert not folder.exists()
    assert run("show", "--all", WFHDESK_DIR=str(other)).stdout.count("there") == 3


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--desk"], "expected one argument"),
        (["--desk", "", "show"], "--desk needs the name of a folder."),
        (["--desk=", "log", "x"], "--desk needs the name of a folder."),
        (["--des", "elsewhere", "show"], "There is no word “elsewhere”"),
        (["show", "--desk", "elsewhere"], "nrecognized arguments: --desk"),
    ],
    ids=str,
)
def test_a_desk_that_isnt_named_rightly_is_never_another(
    refused: Refused, tmp_path: Path, arguments: list[str], why: str
) -> None:
    assert why in refused(*arguments)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["log", "x", "--nudge", "contact/x"], "nrecognized arguments: --nudge"),
        (["--nudge", "contact/x", "log", "y"], "There is no word “contact/x”"),
        (["--nudge", "log", "nudge", "--prompt"], "nrecognized arguments: --nudge"),
        (["--nudge", "contact/x", "nudge", "--prompt"], "There is no word “contact/x”"),
        (["--nudge"], "nrecognized arguments: --nudge"),
        (["--nudge", "contact/x"], "There is no word “contact/x”"),
    ],
    ids=str,
)
def test_what_opens_the_app_on_a_nudge_goes_with_no_word(refused: Refused, arguments: list[str], why: str) -> None:
    assert why in refused(*arguments)


@pytest.mark.parametrize(
    "words", ["log x", "show", "undo", "doctor", "projects", "update", "config set me.name x", "restore", "config edit"]
)
def test_a_file_instead_of_a_folder_is_told_in_a_sentence(run: Run, tmp_path: Path, words: str) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    done = run("--desk", str(file), *words.split(), check=False, EDITOR="true", VISUAL="")
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("wfhdesk: ")
    assert file.read_text() == "mine"


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that the one who runs wfhdesk can read and can't write into."""
    folder = Path(tempfile.mkdtemp(prefix="wfhdesk-locked-"))
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink()
    folder.rmdir()


@pytest.mark.skipif(os.geteuid() == 0, reason="the system lets root write into every folder")
@pytest.mark.parametrize("below", ["", "new/desk"])
@pytest.mark.parametrize("words", ["log x", "config set me.name x"])
def test_a_folder_that_cant_be_written_is_told_in_a_sentence(run: Run, locked: Path, below: str, words: str) -> None:
    done = run("--desk", str(locked / below), *words.split(), check=False)
    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("wfhdesk: ")
    assert str(locked) in sentence


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs /proc, which only Linux has")
@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--desk", "/proc", "log", "x"], {}),
        (["--desk", "/proc/new", "log", "x"], {}),
        (["--desk", "/proc", "config", "set", "me.name", "x"], {}),
        (["log", "x"], {"XDG_STATE_HOME": "/proc"}),
    ],
    ids=str,
)
def test_a_folder_that_not_even_root_can_write_is_told_in_a_sentence(
    refused: Refused, folder: Path, arguments: list[str], environment: dict[str, str]
) -> None:
    folder.mkdir()
    assert "/proc" in refused(*arguments, code=1, **environment)


def test_the_app_doesnt_open_on_a_desk_that_a_newer_wfhdesk_wrote(run: Run, folder: Path) -> None:
    """It could read nothing of it, and would show an empty desk."""
    run("log", "Fixed it")
    (folder / "2026.hand.jsonl").write_text('{"format": 99}\n', encoding="utf-8")
    seen = on_a_terminal(WFHDESK_DIR=str(folder))
    assert seen.code == 1
    assert seen.text == (
        "wfhdesk: This desk was written by a newer wfhdesk (format 99, this one reads 1). "
        "Nothing was changed; upgrade wfhdesk to open it.\n"
    )
