"""The snippets of docs/nudges.md in the shells themselves: one's own prompt stays, and nothing in a line does harm there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "nudges.md"
HOSTILE = "100% C# #{pid} #(touch harmed) $(touch harmed) `touch harmed` \\u !1 %n %F{red} ${HOME} #,z"
"""What a name or a text of an entry may hold, and means something else to one shell or another."""
PATIENCE = 30.0

Programs = Callable[[str | None], str]


def snippet(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", DOCS.read_text(), re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """Return a PATH on which `wfhdesk nudge --prompt` prints a line, or on which there is no wfhdesk."""

    def programs(line: str | None) -> str:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        if line is not None:
            (tmp_path / "line").write_text(f"{line}\n" if line else "")
            script = f'#!/bin/sh\n[ "$*" = "nudge --prompt" ] || exit 9\ncat {tmp_path / "line"}\n'
            (folder / "wfhdesk").write_text(script)
            (folder / "wfhdesk").chmod(0o755)
        usual = [one for one in os.environ["PATH"].split(os.pathsep) if not Path(one, "wfhdesk").exists()]
        return os.pathsep.join([str(folder), *usual])

    return programs


@pytest.fixture
def shell(tmp_path: Path, programs: Programs) -> Callable[..., list[str]]:
    """Run lines in a shell that has a prompt of its own and the snippet; return the prompts it draws."""

    def prompts(name: str, line: str | None, *typed: str) -> list[str]:
        if not shutil.which(name):
            pytest.skip(f"{name} is not installed here")
        own, draw = SHELLS[name]
        script = tmp_path / "rc"
        body = "\n".join(f"{words}\n{draw}" for words in typed)
        script.write_text(f"{own}\n{snippet(name)}\n{body}\n")
        options = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[name]
        done = subprocess.run(
            [name, *options, str(script)],
            env={**os.environ, "PATH": programs(line), "LANG": "C.UTF-8"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.stderr == ""
        drawn: list[str] = done.stdout.split("\0")
        return drawn[:-1]

    return prompts


SHELLS = {
    # Each shell's own way to draw its prompt as it would: PROMPT_COMMAND and ${PS1@P}, precmd functions and print -P.
    "bash": (
        "PS1='own$? '\nPROMPT_COMMAND='before=$?'",
        'code=$?; (exit $code); eval "$PROMPT_COMMAND"; (exit $code); printf \'%s|%s\\0\' "${PS1@P}" "$before"',
    ),
    "zsh": (
        "PROMPT='own%? '\nRPROMPT='right'",
        'code=$?; for one in $precmd_functions; do $one; done; (exit $code); print -nrP -- "$PROMPT|$RPROMPT"; print -n "\\0"',
    ),
    "fish": (
        'function fish_right_prompt; echo -n "own$status"; end',
        "fish_right_prompt; printf '\\0'",
    ),
}
DRAWN = {
    "bash": lambda line, code: (f"{line}\n" if line else "") + f"own{code} |{code}",
    "zsh": lambda line, code: f"own{code} |{line} right",
    "fish": lambda line, code: f"own{code}" + (f" {line}" if line else ""),
}

each_shell = pytest.mark.parametrize("name", ["bash", "zsh", "fish"])


@each_shell
@pytest.mark.parametrize("line", ["Weekly update +2", HOSTILE])
def test_the_line_stands_beside_ones_own_prompt(
    shell: Callable[..., list[str]], name: str, line: str, tmp_path: Path
) -> None:
    assert shell(name, line, "true", "false") == [DRAWN[name](line, 0), DRAWN[name](line, 1)]
    assert not (tmp_path / "harmed").exists()


@each_shell
def test_nothing_to_say_leaves_the_prompt_as_it_is(shell: Callable[..., list[str]], name: str) -> None:
    assert shell(name, "", "false") == [DRAWN[name]("", 1)]


@each_shell
def test_without_wfhdesk_nothing_is_set_up(shell: Callable[..., list[str]], name: str) -> None:
    without = {"bash": "own1 |1", "zsh": "own1 |right", "fish": "own1"}
    assert shell(name, None, "false") == [without[name]]


# --- tmux -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def tmux(tmp_path: Path, programs: Programs) -> Iterator[Callable[[str | None], str]]:
    """Start tmux with the snippet inside another one, which shows it; return what its status line says."""
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed here")
    outer, inner = str(tmp_path / "outer"), str(tmp_path / "inner")
    environment = {**os.environ, "LANG": "C.UTF-8", "TERM": "xterm"}
    environment.pop("TMUX", None)

    def run(socket: str, *words: str, **more: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", socket, *words],
            env={**environment, **more},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout

    def status(line: str | None) -> str:
        configuration = tmp_path / "tmux.conf"
        configuration.write_text(f"set -g status-interval 1\nset -g status-right own\n{snippet('tmux')}")
        starts = f"env -u TMUX tmux -S {inner} -f {configuration} new-session 'sleep 100'"
        run(outer, "-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "10", starts, PATH=programs(line))
        run(outer, "set", "-g", "status", "off")
        until = time.monotonic() + PATIENCE
        while True:
            seen = run(outer, "capture-pane", "-p").strip().rpartition("own")
            if seen[1] and (seen[2].strip() or line is None):
                return seen[2].strip()
            assert time.monotonic() < until, seen
            time.sleep(0.1)

    yield status
    for socket in (inner, outer):
        run(socket, "kill-server")


def test_tmux_shows_it_behind_ones_own_status(tmux: Callable[[str | None], str]) -> None:
    assert tmux("Weekly update +2") == "Weekly update +2"


def test_tmux_runs_nothing_of_a_line(tmux: Callable[[str | None], str], tmp_path: Path) -> None:
    assert tmux(HOSTILE).startswith("100% C#")
    time.sleep(1.5)  # it looks once a second
    assert not (tmp_path / "harmed").exists()


def test_tmux_without_wfhdesk_shows_ones_own_status(tmux: Callable[[str | None], str]) -> None:
    assert tmux(None) == ""


# --- starship -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("line", "printed"), [("Weekly update +2", "Weekly update +2\n"), ("", ""), (None, None)])
def test_the_words_for_starship_do_in_the_shell_that_it_takes_for_them(
    programs: Programs, line: str | None, printed: str | None
) -> None:
    module = tomllib.loads(snippet("toml"))["custom"]["wfhdesk"]

    def run(what: str) -> subprocess.CompletedProcess[str]:
        command = [*module["shell"], "-c", module[what]]
        return subprocess.run(
            command, env={**os.environ, "PATH": programs(line)}, capture_output=True, text=True, check=False
        )

    assert (run("when").returncode == 0) == (line is not None)
    if line is not None:
        assert run("command").stdout == printed


@pytest.mark.parametrize(("line", "drawn"), [("Weekly update +2", "Weekly update +2"), ("", ""), (None, "")])
def test_starship_shows_it(tmp_path: Path, programs: Programs, line: str | None, drawn: str) -> None:
    if not shutil.which("starship"):
        pytest.skip("starship is not installed here")
    configuration = tmp_path / "starship.toml"
    configuration.write_text(snippet("toml"))
    done = subprocess.run(
        ["starship", "module", "custom.wfhdesk"],
        env={**os.environ, "PATH": programs(line), "STARSHIP_CONFIG": str(configuration), "STARSHIP_SHELL": "sh"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).strip() == drawn
