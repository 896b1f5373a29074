"""What the tests of the command line share: what lies in the folder, and input that has to be refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Run
from wfhdesk.cli.parser import build
from wfhdesk.desk.desk import Desk

Contents = Callable[[], dict[str, bytes]]
Refused = Callable[..., str]
Shown = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def contents(folder: Path) -> Contents:
    """Return every file in the desk's folder with its bytes; nothing where there is no folder."""

    def contents() -> dict[str, bytes]:
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    return contents


@pytest.fixture
def refused(run: Run, contents: Contents) -> Refused:
    """Run what has to be refused as wrong input: one sentence, exit code 2, nothing changed. Return the sentence."""

    def refused(*arguments: str, stdin: str = "", code: int = 2, **environment: str) -> str:
        before = contents()
        done = run(*arguments, stdin=stdin, check=False, **environment)
        assert done.returncode == code, (done.stdout, done.stderr)
        assert contents() == before
        assert done.stdout == ""
        (sentence,) = done.stderr.splitlines()
        assert sentence.startswith("wfhdesk: ")
        return sentence.removeprefix("wfhdesk: ")

    return refused


@pytest.fixture
def shown(run: Run) -> Shown:
    """Return what `wfhdesk show --json` prints."""

    def shown(*arguments: str) -> list[dict[str, Any]]:
        found = json.loads(run("show", *(arguments or ("--all",)), "--json").stdout)
        assert isinstance(found, list)
        return found

    return shown


class Printed(NamedTuple):
    """What a command printed on stdout, and what it said beside it."""

    out: str
    err: str


Typed = Callable[..., Printed]


@pytest.fixture
def typed(open_again: Callable[[], Desk], capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run a command in this process, at the moment of the test's clock, on a desk that is opened anew."""

    def typed(*arguments: str) -> Printed:
        desk = open_again()
        options = build(arguments[0]).parse_args([*arguments])
        assert options.run(desk, options) == 0
        return Printed(*capsys.readouterr())

    return typed
