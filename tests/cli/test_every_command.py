"""Every word, and all that may follow one, is told in the same way: purpose, examples, options that mean one thing."""

from __future__ import annotations

import argparse
from collections import defaultdict

import pytest

from parsers import Command, every_command, typed, whole
from wfhdesk.cli.parser import build
from wfhdesk.language import LANGUAGES, spoken


def spoken_in(language: str) -> dict[str, Command]:
    """Return every command by its name, with its help in a language."""
    with spoken(language):
        return {command.name: command for command in every_command()}


COMMANDS = spoken_in("en")

SEVERAL_MEANINGS = {
    "--at": "a moment to answer for, or the place that it is about",
    "--by": "until when, or by which way of reaching somebody",
    "--csv": "printed where a list is printed, a folder where all of the desk is written",
    "--every": "days between contacts, minutes between looks",
    "--from": "the first day, or the backup to take it from",
    "--keep": "what stays: as it is, up to date, or of several versions",
    "--markdown": "printed where a list is printed, a file where all of the desk is written",
    "--project": "a person can share several, an entry has one",
    "--to": "to whom, or to which file",
    "--with": "what goes along, or by which scheduler",
}
"""The options that don't take the same everywhere, and what they have in common all the same."""

WITHOUT_JSON = {
    "wfhdesk nudge test": "shows one on the desktop; there is nothing to list",
    "wfhdesk hours week": "asks for a yes; wfhdesk hours --json is for programs",
}
"""What shows something and has no --json, and why."""

KNOWN = {"BACKUP", "ID", "KEY", "KIND", "N", "PERSON", "PROJECT", "RELATION", "RUN", "STATUS", "WHAT", "WHO"}
"""What stands for something in the help that a desk has, or that is one of a few names."""

NOT_COMPLETED = {
    ("wfhdesk doctor", "keep"): "the number of a version that doctor shows",
    ("wfhdesk people erase", "keep"): "one of the lines that its preview shows",
}

SHOWING = ("see", "show", "list", "points for")
"""How the purpose of a command begins that shows something."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_tells_its_purpose_and_an_example(language: str) -> None:
    for name, command in spoken_in(language).items():
        told = (command.parser.description or "").splitlines()
        assert told[0][:1].isupper(), name
        assert any(f"{example} ".startswith(f"{name} ") for example in command.examples), name
        assert all(len(line) <= 120 for line in told), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_the_help_can_be_typed_as_it_stands(language: str) -> None:
    for command in spoken_in(language).values():
        for example in command.examples:
            (words,) = typed(example)
            assert build(words[0]).parse_args(words).run, example


@pytest.mark.parametrize("name", COMMANDS)
def test_everything_that_a_command_takes_is_explained(name: str) -> None:
    for argument in COMMANDS[name].arguments:
        called = argument.option_strings or argument.dest
        assert argument.help, called
        assert argument.help != argparse.SUPPRESS, called
        assert argument.nargs == 0 or argument.metavar or argument.choices, called


@pytest.mark.parametrize("name", COMMANDS)
def test_a_shell_completes_whatever_the_desk_knows(name: str) -> None:
    for argument in COMMANDS[name].arguments:
        if argument.metavar in KNOWN and (name, argument.dest) not in NOT_COMPLETED:
            assert argument.choices or hasattr(argument, "completer"), argument.option_strings or argument.dest


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_option_takes_the_same_wherever_it_stands(language: str) -> None:
    taken = defaultdict(set)
    for command in spoken_in(language).values():
        for name, option in command.options.items():
            taken[name].add((option.metavar, option.nargs, type(option).__name__, option.nargs == 0))
    assert {name for name, forms in taken.items() if len(forms) > 1} == {*SEVERAL_MEANINGS}


def test_only_one_name_stands_for_one_thing() -> None:
    """What is said in the same words is called the same."""
    named = defaultdict(set)
    for command in COMMANDS.values():
        for option in command.options.values():
            named[option.help].add(tuple(option.option_strings))
    assert {told: names for told, names in named.items() if len(names) > 1} == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_shows_something_shows_it_as_json_too(name: str) -> None:
    command = COMMANDS[name]
    shows = command.purpose.startswith(SHOWING) and "--json" not in command.options
    assert shows == (name in WITHOUT_JSON), command.purpose


def test_every_exception_stands_for_something_that_is_there() -> None:
    assert {*WITHOUT_JSON} <= {*COMMANDS}
    assert {*SEVERAL_MEANINGS} <= {name for command in COMMANDS.values() for name in command.options}


def test_the_whole_command_says_what_follows_it() -> None:
    told = whole().parser.format_help()
    assert all(command.purpose in " ".join(told.split()) for command in whole().acts)
