"""Help, the version, and the words themselves."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from cli.conftest import Refused
from conftest import Run
from wfhdesk import __version__
from wfhdesk.cli import meant
from wfhdesk.cli.words import WORDS


def test_without_a_word_it_lists_the_words(run: Run) -> None:
    done = run()
    assert done.stderr == ""
    assert re.findall(r"^    ([a-z]+)\b", done.stdout, re.MULTILINE) == [*WORDS]
    assert run("--help").stdout == done.stdout


@pytest.mark.parametrize("language", ["en_US.UTF-8", "nl_NL.UTF-8"])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_help_with_an_example(run: Run, word: str, language: str) -> None:
    done = run(word, "--help", LANG=language)
    assert done.stderr == ""
    assert done.stdout.startswith(("usage: wfhdesk " if language.startswith("en") else "gebruik: wfhdesk ") + word)
    assert re.search(rf"^  (\w+ +(eval \"\$\()?)?wfhdesk {word}\b", done.stdout, re.MULTILINE)
    assert "%(" not in done.stdout
    assert all(len(line) <= 120 for line in done.stdout.splitlines())


@pytest.mark.parametrize("language", ["en_US.UTF-8", "nl_NL.UTF-8"])
@pytest.mark.parametrize("word", WORDS)
def test_a_narrow_terminal_breaks_no_word_of_the_help(run: Run, word: str, language: str) -> None:
    told = run(word, "--help", LANG=language, COLUMNS="80").stdout.split("\n\n", 1)[1]
    assert [line for line in told.splitlines() if line[:1].strip() and len(line) > 80] == []
    assert len(re.findall(rf"^  .*wfhdesk {word}\b", told, re.MULTILINE)) == len(
        re.findall(rf"^  .*wfhdesk {word}\b", run(word, "--help", LANG=language, COLUMNS="200").stdout, re.MULTILINE)
    )


def test_each_word_stands_beside_what_it_is_for(run: Run) -> None:
    assert all(re.search(rf"^    {word} +\S", run("--help").stdout, re.MULTILINE) for word in WORDS)


@pytest.mark.parametrize(
    "words",
    [
        "config set",
        "config get",
        "config show",
        "config edit",
        "config path",
        "projects set",
        "update list",
        "hours set",
        "hours week",
        "hours copy",
        "check run",
        "check actions fix",
        "check workstations add",
    ],
)
def test_what_follows_a_word_has_help_too(run: Run, words: str) -> None:
    assert run(*words.split(), "--help").stdout.startswith(f"usage: wfhdesk {words}")


def test_the_examples_of_log_are_understood_as_they_stand(run: Run) -> None:
    """Whoever copies an example from the help gets what it promises."""
    examples = re.findall(r"^  wfhdesk log (?:--on yesterday )?'(.*)'$", run("log", "--help").stdout, re.MULTILINE)
    assert len(examples) == 4
    assert len(run("log", "-", stdin="\n".join(examples)).stdout.split()) == 4


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").stdout == f"wfhdesk {__version__}\n"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("lgo", "; did you mean wfhdesk log? wfhdesk --help lists them all."),
        ("find", "; did you mean wfhdesk show --find? wfhdesk --help lists them all."),
        ("elsewhere", "; wfhdesk --help lists all there are."),
    ],
)
def test_a_wrong_word_is_refused_with_the_right_one(refused: Refused, typed: str, told: str) -> None:
    assert refused(typed, "x").endswith(f"There is no word “{typed}”{told}")


def test_what_cant_follow_a_word_is_refused_with_what_can(refused: Refused) -> None:
    assert refused("backup", "show").endswith("“show” can't follow wfhdesk backup; it is one of: list.")
    assert refused("check", "actions", "mend", "x").startswith("“mend” can't follow wfhdesk check actions;")


def test_what_is_missing_is_named_by_what_can_stand_there(refused: Refused) -> None:
    assert "required: set|clear, mail|imap." in refused("password")


def test_what_others_call_by_a_name_of_theirs_is_a_word_here() -> None:
    named = {words.split()[0] for words in meant._ELSEWHERE.values()} - {"--help"}
    assert named <= {*WORDS}
    assert not {*meant._ELSEWHERE} & {*WORDS}


@pytest.mark.parametrize("word", ["show", "log", "undo", "config"])
def test_a_wrong_option_is_refused_with_where_the_right_ones_stand(refused: Refused, word: str) -> None:
    sentence = refused(word, "--nonsense")
    assert "--nonsense" in sentence
    assert sentence.endswith(f"See: wfhdesk {word} --help")


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("people erase Priya --dry-run", "wfhdesk people erase"),
        ("update promises done 3k9 --wy x", "wfhdesk update promises done"),
        ("people --nonsense", "wfhdesk people"),
        ("people --nonsense add Priya", "wfhdesk people"),
        ("--nonsense undo", "wfhdesk undo"),
    ],
)
def test_a_wrong_option_names_the_help_of_the_words_before_it(refused: Refused, words: str, asked: str) -> None:
    assert refused(*words.split()).endswith(f". See: {asked} --help")


def test_a_wrong_word_behind_an_option_is_refused_with_the_right_ones(refused: Refused) -> None:
    told = "“team” can't be --kind; it is one of: weekly-supervisor, weekly-team, monthly, review, absence."
    assert refused("update", "--kind", "team").endswith(told)
    assert refused("update", "--lang", "de").endswith("“de” can't be --lang; it is one of: en, nl.")


def test_a_wrong_word_is_refused_in_dutch_too(refused: Refused) -> None:
    english, dutch = refused("lgo"), refused("lgo", LANG="nl_NL.UTF-8")
    assert english != dutch
    assert "lgo" in dutch


def test_the_help_stays_quiet_where_nobody_reads_on() -> None:
    for arguments in ("--help", "log --help", ""):
        command = f'"{sys.executable}" -m wfhdesk {arguments} | (exec <&-; sleep 0.2)'
        # Where every write goes out at once, argparse itself hushes what fails.
        buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
        done = subprocess.run(["sh", "-c", command], env=buffered, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("", "")
