"""Whatever is typed gets an answer: never a traceback, and what is refused changes nothing."""

from __future__ import annotations

import io
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Contents, Refused
from conftest import Run
from wfhdesk.cli.main import main
from wfhdesk.cli.words import WORDS

TRIED = 1500

OPTIONS = [
    *(
        "--all",
        "--find",
        "--project",
        "--person",
        "--kind",
        "--json",
        "--csv",
        "--markdown",
        "--on",
        "--by",
        "--outcome",
    ),
    *(
        "--private",
        "--visibility",
        "--pin",
        "--unpin",
        "--settle",
        "--keep",
        "--status",
        "--line",
        "--next",
        "--objective",
    ),
    *(
        "--period",
        "--lang",
        "--leave-out",
        "--help",
        "--version",
        "--desk",
        "-h",
        "-x",
        "--nonsense",
        "--find=",
        "--json=1",
    ),
    *("--kind=plan", "--project=#a"),
    *("--week", "--at", "--from", "--until", "--told", "--check-in", "--checked-in", "--visit", "--cancel"),
    *("--list", "--label", "--tentative", "--instead-of", "--yes"),
]
VALUES = [
    *(
        "last",
        "zz",
        "0",
        "1",
        "-1",
        "",
        " ",
        "-",
        "--",
        "..",
        "week",
        "last week",
        "2026-W47",
        "2026-W99",
        "9999-12",
        "2026-02-30",
    ),
    *(
        "today",
        "yesterday",
        "thu",
        "do",
        "tomorrow",
        "2999-01-01",
        "2020-02-02",
        "foo",
        "billing",
        "#billing",
        "#",
        "@priya",
        "@",
    ),
    *(
        "!private",
        "!",
        ">",
        "> x",
        "? x by thu",
        "x => y",
        "\\",
        "'",
        '"',
        "%",
        "%s",
        "{x}",
        "{",
        "\n",
        "\x1b[2J",
        "\udcff",
        "é",
        "🎉",
    ),
    *(
        "x" * 5000,
        "plan",
        "blocker",
        "private",
        "all",
        "on track",
        "nl",
        "en",
        "bash",
        "set",
        "get",
        "show",
        "path",
        "edit",
        "list",
    ),
    *("me.name", "me.language", "team.emails", "me", "a@b.nl", "weekly-team", "promises", "sent", "."),
    *("mon-fri 9-17", "9-11", "17-9", "next", "until", "30m", "25h", "14:30", "99:99", "tomorrow..fri", "2026-W53"),
    *("9999-W52", "0001-01-01T00:00", "9999-12-31T23:59+00:00", "1970-01-01", "table", "line", "plans", "signature"),
]
STDIN = [b"", b"one\n- two\n", b"one\n!private\n", b"\xff\n", b"\xef\xbb\xbf> x\r\n"]


class Typist:
    """Types anything, the same each time."""

    def __init__(self, ids: list[str]) -> None:
        self._random = random.Random(20261120)
        self._words = [word for word in WORDS if word != "demo"]
        self._values = [*VALUES, *ids, *(one[:5] for one in ids)]

    def line(self) -> list[str]:
        pick = self._random
        start = ["--desk", pick.choice(self._values)] if pick.random() < 0.05 else []
        word = [pick.choice(self._words)] if pick.random() < 0.97 else []
        rest = [pick.choice(OPTIONS if pick.random() < 0.35 else self._values) for _ in range(pick.randint(0, 5))]
        return [*start, *word, *rest]

    def stdin(self) -> bytes:
        return self._random.choice(STDIN)


@pytest.fixture
def typist(run: Run) -> Typist:
    run("log", "-", stdin="one #billing\n> two\n? three by 2999-01-01\nfour !private\n2020-02-02: five\n")
    return Typist(run("log", "-", stdin="six\nseven\n").stdout.split())


Answer = tuple[int, str, str]


@pytest.fixture
def answer(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[list[str], bytes], Answer]:
    """Run wfhdesk in this process, hundreds of times as fast as in its own; return exit code, stdout and stderr."""
    monkeypatch.setenv("WFHDESK_DIR", str(folder))
    monkeypatch.setenv("EDITOR", "true")
    monkeypatch.delenv("VISUAL", raising=False)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    def answer(arguments: list[str], stdin: bytes) -> Answer:
        with io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8") as typed:
            monkeypatch.setattr(sys, "stdin", typed)
            try:
                code = main(arguments)
            except SystemExit as done:
                code = int(done.code or 0)
                assert {"--help", "-h", "--version"} & {*arguments}
        return code, *capsys.readouterr()

    return answer


def test_whatever_is_typed_gets_an_answer(
    typist: Typist, answer: Callable[[list[str], bytes], Answer], contents: Contents
) -> None:
    codes = []
    for _time in range(TRIED):
        arguments, stdin = typist.line(), typist.stdin()
        before = contents()
        code, out, err = answer(arguments, stdin)
        codes.append(code)
        told = (arguments, code, err)
        assert code in (0, 1, 2), told
        complaints = [line for line in err.splitlines() if line.startswith("wfhdesk: ")]
        assert len(complaints) == (0 if code == 0 or ("doctor" in arguments and code == 1) else 1), told
        assert "Traceback" not in err, told
        assert "\x1b" not in out + err, told
        if code == 2:
            assert contents() == before, told
            assert err.splitlines()[-1].startswith("wfhdesk: "), told
            assert out == "", told
    assert codes.count(0) > TRIED / 10
    assert codes.count(2) > TRIED / 4


@pytest.mark.parametrize(
    "words", ["move -- do --", "edit -- --", "config get -- --", "completion -- --", "projects set -- --"]
)
def test_dashes_in_an_arguments_place_are_no_argument(refused: Refused, words: str) -> None:
    assert refused(*words.split())


def test_a_hundred_thousand_signs_in_one_argument_are_refused(run: Run) -> None:
    done = run("log", "x" * 100_000, check=False)
    assert done.returncode == 2
    assert len(done.stderr) < 200
    assert not os.path.exists(os.environ["HOME"] + "/.local")
