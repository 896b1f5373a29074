"""`wfhdesk config`: the settings, seen and changed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused
from conftest import Run
from wfhdesk.desk.known_settings import SETTINGS


def test_every_setting_is_shown(run: Run, folder: Path) -> None:
    lines = run("config").stdout.splitlines()
    assert [line.split(" = ")[0] for line in lines] == [setting.key for setting in SETTINGS]
    assert run("config", "show").stdout.splitlines() == lines
    assert 'me.name = ""' in lines
    assert "team.emails = []" in lines
    assert not folder.exists()


def test_a_setting_is_set_and_printed(run: Run, folder: Path) -> None:
    done = run("config", "set", "me.name", "Ana", "Lima")
    assert (done.stdout, done.stderr) == ("", 'me.name = "Ana Lima"\n')
    run("config", "set", "team.emails", "a@example.org", "b@example.org")
    assert run("config", "get", "me.name").stdout == "Ana Lima\n"
    assert run("config", "get", "team.emails").stdout == "a@example.org\nb@example.org\n"
    assert 'team.emails = ["a@example.org", "b@example.org"]' in run("config").stdout
    values = json.loads(run("config", "--json").stdout)
    assert values == json.loads(run("config", "show", "--json").stdout)
    assert (values["me.name"], values["team.emails"]) == ("Ana Lima", ["a@example.org", "b@example.org"])
    run("config", "set", "me.name")
    assert run("config", "get", "me.name").stdout == "\n"
    assert run("config", "path").stdout == f"{folder / 'config.toml'}\n"
    assert (folder / "config.toml").stat().st_mode & 0o777 == 0o600


def test_what_is_set_counts_at_once(run: Run) -> None:
    run("config", "set", "me.language", "nl")
    assert run("log", "do: Gedaan #facturen").stderr.startswith("Genoteerd bij facturen")
    assert run("show", "--all").stdout.startswith("do ")
    assert run("config", "set", "me.language", "").stderr == 'me.language = ""\n'
    assert run("log", "x").stderr == "Logged\n"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["set"], "required: KEY"),
        (["set", "me.nam", "x"], "There is no setting me.nam; did you mean me.name?"),
        (["set", "qqqq", "x"], "There is no setting qqqq; wfhdesk config lists them all."),
        (["get", "supervisor.mail"], "did you mean supervisor.email?"),
        (["set", "me.email", "ana"], "me.email can't be “ana”: an address looks like ana@example.org."),
        (["set", "me.language", "de"], "me.language can't be “de”: it is one of: en, nl."),
        (["set", "me.timezone", "Amsterdam"], "it is a name like Europe/Amsterdam."),
        (["get"], "required: KEY"),
        (["get", "me.name", "x"], "nrecognized arguments: x"),
        (["unset"], "“unset” can't follow wfhdesk config; it is one of: show, get, "),
    ],
    ids=str,
)
def test_what_cant_be_is_refused(refused: Refused, arguments: list[str], why: str) -> None:
    assert why in refused("config", *arguments)


def write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "config.toml"
    path.write_text(text)
    return path


def test_comments_survive(run: Run, folder: Path) -> None:
    path = write(folder, '# mine\n[me] # of me\nname = "x" # old\n# end\n')
    run("config", "set", "me.name", "Ana")
    assert path.read_text() == '# mine\n[me] # of me\nname = "Ana" # old\n# end\n'


def test_every_command_names_what_isnt_understood_and_works(run: Run, folder: Path) -> None:
    path = write(folder, '[me]\nnam = "x"\nlanguage = 5\n')
    said = f"{path}: There is no setting me.nam; did you mean me.name?\n{path}: me.language takes one text in quotes.\n"
    assert run("show").stderr.startswith(said)
    assert run("config").stderr == said
    doctor = run("doctor", check=False)
    assert doctor.returncode == 1
    assert (said in doctor.stdout, doctor.stderr) == (True, "")


def test_settings_that_are_broken_stop_every_word_but_those_that_mend_them(
    run: Run, folder: Path, refused: Refused, contents: Contents, tmp_path: Path
) -> None:
    path = write(folder, '[me\nname = "x"\n')
    why = f"{path} is no sound TOML: Expected ']' at the end of a table declaration (at line 1, column 4)."
    for arguments in (["show"], ["log", "x"], ["undo"], ["projects"]):
        assert refused(*arguments, code=1).startswith(why)
    before = contents()
    done = run("config", "set", "me.name", "x", check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"wfhdesk: {why}")
    assert contents() == before
    assert run("config").stderr.startswith(why)
    assert run("config", "path").stdout == f"{path}\n"
    assert why in run("doctor", check=False).stdout
    editor = tmp_path / "mend"
    editor.write_text('#!/bin/sh\nsed -i "s/^.me$/[me]/" "$1"\n')
    editor.chmod(0o700)
    assert run("config", "edit", EDITOR=str(editor), VISUAL="").returncode == 0
    assert run("config", "get", "me.name").stdout == "x\n"
    assert run("show").stderr.startswith("Nothing from")


@pytest.mark.parametrize(
    ("script", "code", "said"),
    [
        ("true", 0, "Nothing was changed."),
        ("echo '[me]' > $1; echo 'name = \"Ana\"' >> $1", 0, None),
        ("echo '[me' > $1", 1, "is no sound TOML"),
        ("exit 2", 1, "ended with an error; nothing was changed."),
    ],
)
def test_the_file_is_edited_in_the_persons_editor(  # noqa: PLR0917
    run: Run, folder: Path, tmp_path: Path, script: str, code: int, said: str | None
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o700)
    done = run("config", "edit", check=False, VISUAL=str(editor), EDITOR="false")
    assert done.returncode == code
    assert done.stdout == ""
    assert said in done.stderr if said else done.stderr == ""
    assert (folder / "config.toml").exists() is (said is None)
    assert run("config", "get", "me.name").stdout == ("Ana\n" if said is None else "\n")


def test_the_usual_desk_lies_where_the_system_keeps_such_things(run: Run, tmp_path: Path) -> None:
    home = {
        "WFHDESK_DIR": "",
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": "",
        "XDG_CONFIG_HOME": str(tmp_path / "my config"),
    }
    assert run("config", "path", **home).stdout == f"{tmp_path / 'my config' / 'wfhdesk' / 'config.toml'}\n"
    run("log", "x", **home)
    made = {str(path.relative_to(tmp_path).parent) for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {".local/share/wfhdesk", ".local/state/wfhdesk"}


def test_a_key_of_the_app_is_set_shown_and_given_back(run: Run, folder: Path) -> None:
    """Keys are settings like any other: kept in the commented file, shown with the rest, printed alone."""
    assert run("config", "set", "keys.log.delete", "x").stderr == 'keys.log.delete = "x"\n'
    kept = tomllib.loads((folder / "config.toml").read_text())
    assert kept["keys"] == {"log.delete": "x"}
    assert 'keys.log.delete = "x"' in run("config").stdout.splitlines()
    assert json.loads(run("config", "--json").stdout)["keys.log.delete"] == "x"
    assert run("config", "get", "keys.log.delete").stdout == "x\n"
    run("config", "set", "me.name", "Ana")
    assert run("config", "get", "keys.log.delete").stdout == "x\n"
    run("config", "set", "keys.log.delete")
    assert run("config", "get", "keys.log.delete").stdout == "\n"
