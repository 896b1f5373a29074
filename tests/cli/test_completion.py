"""What a shell offers while a command is typed: through argcomplete's protocol, and in the shells themselves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.nook import WELL, keep_nook
from conftest import Run
from wfhdesk.cli.words import WORDS
from wfhdesk.desk.known_settings import SETTINGS

Offered = Callable[[str], list[str]]


@pytest.fixture
def filled(run: Run) -> list[str]:
    """A desk with entries, one of them in the trash; return the ids."""
    ids = run("log", "-", stdin="Fixed it #Billing\n> Finish it #onboarding\nGone: it's “odd”\n").stdout.split()
    run("delete", ids[2])
    run("projects", "set", "payroll", "--status", "paused")
    return ids[:2]


@pytest.fixture
def offered(folder: Path, tmp_path: Path) -> Offered:
    """Return what is offered for a line that ends at the cursor: argcomplete writes it to file 8."""

    def offered(line: str) -> list[str]:
        out = tmp_path / "offered"
        subprocess.run(
            ["sh", "-c", 'exec "$@" 8>"$OUT" 9>&1', "sh", sys.executable, "-m", "wfhdesk"],
            env={
                **os.environ,
                "WFHDESK_DIR": str(folder),
                "OUT": str(out),
                "_ARGCOMPLETE": "1",
                "_ARGCOMPLETE_IFS": "\n",
                "_ARGCOMPLETE_SHELL": "fish",
                "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
                "COMP_LINE": line,
                "COMP_POINT": str(len(line.encode())),
            },
            check=False,
            capture_output=True,
        )
        return [one.strip() for one in out.read_text().split("\n") if one.strip()]

    return offered


def test_words_are_offered(offered: Offered) -> None:
    assert {*WORDS} <= {*offered("wfhdesk ")}
    assert offered("wfhdesk res") == ["restore", "resolve"]
    assert offered("wfhdesk und") == ["undo"]


@pytest.mark.parametrize("word", ["edit", "delete", "resolve", "merge", "move", "update --leave-out"])
def test_ids_are_offered_newest_first(offered: Offered, filled: list[str], word: str) -> None:
    found = [one.split("\t")[0] for one in offered(f"wfhdesk {word} ") if not one.startswith("-")]
    assert [one for one in found if one in ("last", *filled)] == ["last", *reversed(filled)]


def test_an_id_is_completed_from_its_beginning(offered: Offered, filled: list[str]) -> None:
    for entry in filled:
        assert [one.split("\t")[0] for one in offered(f"wfhdesk delete {entry[:7]}")] == [entry]
    assert offered("wfhdesk edit la") == ["last"]


def test_what_is_in_the_trash_is_offered_to_restore(offered: Offered, filled: list[str]) -> None:
    (found,) = [one for one in offered("wfhdesk restore ") if not one.startswith("-")]
    assert found.split("\t")[0] not in filled
    assert len(found.split("\t")[0]) == 12


@pytest.mark.parametrize("line", ["move last ", "show --project ", "show last week --project ", "projects set "])
def test_projects_are_offered(offered: Offered, filled: list[str], line: str) -> None:
    assert filled
    found = [one for one in offered(f"wfhdesk {line}") if not one.startswith("-")]
    assert {*found} >= {"Billing", "onboarding", "payroll"}
    assert offered(f"wfhdesk {line}pay") == ["payroll"]


def test_settings_options_and_choices_are_offered(offered: Offered) -> None:
    assert {*offered("wfhdesk config set me.")} == {
        setting.key for setting in SETTINGS if setting.key.startswith("me.")
    }
    assert offered("wfhdesk config get team.l") == ["team.language"]
    assert offered("wfhdesk show --mark") == ["--markdown"]
    assert offered("wfhdesk log --kind p") == ["progress", "plan"]
    assert {*offered("wfhdesk completion ")} >= {"bash", "zsh", "fish"}
    assert offered("wfhdesk config pa") == ["path"]


def test_another_desk_on_the_line_is_the_one_that_is_asked(
    offered: Offered, run: Run, filled: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    there = run("--desk", str(other), "log", "There").stdout.strip()
    found = [one.split("\t")[0] for one in offered(f"wfhdesk --desk {other} delete ")]
    assert there in found
    assert not {*filled} & {*found}


def test_second_versions_are_offered_to_settle(offered: Offered, run: Run, filled: list[str], folder: Path) -> None:
    (file,) = folder.glob("2*.jsonl")
    (folder / "2020.zzzz.jsonl").write_text(
        '{"format":1}\n'
        f'{{"at":1600000000000000,"act":"x","table":"accomplishments","id":"{filled[0]}",'
        '"doc":{"day":"2020-09-13","kind":"done","text":"other"}}\n'
    )
    assert file.exists()
    assert run("doctor", check=False).returncode == 1
    assert offered("wfhdesk doctor --settle ") == [filled[0]]


def test_completion_leaves_an_unmade_desk_unmade(offered: Offered, folder: Path) -> None:
    assert "last" in offered("wfhdesk edit ")
    assert not folder.exists()


# --- in the shells --------------------------------------------------------------------------------------------------

COMMAND = Path(sys.executable).parent / "wfhdesk"
BASH = """
eval "$(wfhdesk completion bash)"
COMP_LINE="$LINE"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9
read -ra COMP_WORDS <<< "$COMP_LINE"; COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
complete -p wfhdesk >&2
_python_argcomplete wfhdesk
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
autoload -U is-at-least
compdef() { : }
_describe() { print -l -- "${(@P)2}" }
eval "$(wfhdesk completion zsh)"
words=(${(z)LINE}); BUFFER="$LINE"; CURSOR=${#LINE}
_python_argcomplete
"""
FISH = 'wfhdesk completion fish | source; complete -C "$LINE"'


@pytest.mark.skipif(not COMMAND.exists(), reason="wfhdesk is not installed as a command beside this Python")
@pytest.mark.parametrize(
    ("shell", "options", "script"),
    [("bash", ["--norc"], BASH), ("zsh", ["-f"], ZSH), ("fish", ["-N"], FISH)],
    ids=["bash", "zsh", "fish"],
)
def test_a_shell_really_completes(  # noqa: PLR0917
    run: Run, folder: Path, filled: list[str], shell: str, options: list[str], script: str
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed here")

    def completed(line: str) -> list[str]:
        path = f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "WFHDESK_DIR": str(folder), "LINE": line, "PATH": path}
        done = subprocess.run(
            [shell, *options, "-c", script], env=environment, capture_output=True, text=True, check=False
        )
        return [one.replace("\t", ":").split(":")[0].strip() for one in done.stdout.splitlines()]

    assert run("show").returncode == 0
    assert completed("wfhdesk und") == ["undo"]
    assert completed(f"wfhdesk delete {filled[0][:6]}") == [filled[0]]
    assert completed("wfhdesk show --project on") == ["onboarding"]
    assert completed("wfhdesk config set supervisor.e") == ["supervisor.email"]
    assert completed("wfhdesk update prom") == ["promises"]
    assert completed("wfhdesk update promises mo") == ["moved"]
    assert completed("wfhdesk check actions add --owner man") == ["manager"]
    assert completed("wfhdesk backup li") == ["list"]
    assert completed("wfhdesk export --mark") == ["--markdown"]
    assert completed("wfhdesk restore --from la") == ["last"]
    assert completed("wfhdesk import --dry") == ["--dry-run"]


def test_names_of_a_few_are_offered_in_the_persons_language(offered: Offered, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered("wfhdesk people add --relation key") == ["key co-worker"]
    assert offered("wfhdesk projects set billing --status at") == ["at risk"]
    assert offered("wfhdesk met priya --by co") == ["coffee"]
    assert offered("wfhdesk check workstations add Attic --place els") == ["elsewhere"]
    assert offered("wfhdesk check trigger pa") == ["pain"]
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert offered("wfhdesk met priya --by ko") == ["koffie"]


def test_contacts_are_offered_to_be_corrected(offered: Offered, run: Run) -> None:
    run("people", "add", "Priya Nair")
    first = run("met", "priya", "--on", "yesterday", "invoices").stdout.strip()
    second = run("met", "priya", "--by", "call", "her report").stdout.strip()
    run("log", "Talked it over with @priya")
    for option in ("--change", "--cancel"):
        found = [one.split("\t")[0] for one in offered(f"wfhdesk met {option} ")]
        assert found == ["last", second, first]
    assert offered("wfhdesk show --person Pri") == ["Priya Nair"]


def test_what_was_checked_is_offered(run: Run, offered: Offered, folder: Path) -> None:
    keep_nook(folder)
    told = {**WELL, "LIGHT": {"answer": "no", "way": "action", "text": "Buy a lamp"}}
    done = json.loads(run("check", "run", "nook", "--json", stdin=json.dumps(told)).stdout)
    assert offered("wfhdesk check run no") == ["nook"]
    for word in ("compare", "delete", "report", "show"):
        found = {one.split("\t")[0] for one in offered(f"wfhdesk check {word} ")}
        assert {done["id"], "last"} <= found
    assert "rosa" in {one.split("\t")[0] for one in offered("wfhdesk check show ")}
    for word in ("fix", "verify", "show", "edit"):
        assert {one.split("\t")[0] for one in offered(f"wfhdesk check actions {word} ")} >= {done["actions"][0]["id"]}
    assert "Home desk" in "".join(offered("wfhdesk check run nook --at Home")).replace("\\", "")
    assert "actions" in {one.split("\t")[0] for one in offered("wfhdesk check ac")}


def test_ids_of_a_words_own_plans_are_offered(run: Run, offered: Offered) -> None:
    made = run("leave", "tomorrow", "Leeds").stdout.strip()
    visit = run("visitor", "tomorrow", "9-11", "boiler man", "--told", "sam").stdout.strip()
    assert offered("wfhdesk leave --cancel ") == [made]
    assert offered(f"wfhdesk visitor --checked-in {visit[:4]}") == [visit]
