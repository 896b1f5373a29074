"""Every parser of the command line, with what it takes and what it gives as examples: for the man page and for tests."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

from wfhdesk.cli.parser import build

_EXAMPLE = re.compile(r"  (?:(wfhdesk\b.*)|\w+ .*?(wfhdesk \w+ \w+))")
_QUIET = (argparse._HelpAction, argparse._SubParsersAction)


class Command(NamedTuple):
    """A word, or what follows one: `update list`."""

    name: str
    """As it is typed, with `wfhdesk` in front."""
    purpose: str
    """What it is for, as the list of its siblings says it."""
    parser: argparse.ArgumentParser

    @property
    def arguments(self) -> list[argparse.Action]:
        """What it takes beside --help, options last."""
        actions = [one for one in self.parser._actions if not isinstance(one, _QUIET)]
        return sorted(actions, key=lambda one: bool(one.option_strings))

    @property
    def options(self) -> dict[str, argparse.Action]:
        """Its options, by their names."""
        return {name: one for one in self.arguments for name in one.option_strings}

    @property
    def acts(self) -> list[Command]:
        """What may follow it."""
        return _following(self.name, self.parser)

    @property
    def examples(self) -> list[str]:
        """The examples of its help, as they are typed; of a line for a shell's start file only what it runs."""
        lines = (self.parser.description or "").splitlines()
        shown = (_EXAMPLE.match(line) for line in lines)
        return [one[1] or one[2] for one in shown if one]


def _following(name: str, parser: argparse.ArgumentParser) -> list[Command]:
    found = []
    for acts in (one for one in parser._actions if isinstance(one, argparse._SubParsersAction)):
        purposes = {one.dest: one.help or "" for one in acts._choices_actions}
        found += [Command(f"{name} {word}", purposes[word], child) for word, child in acts.choices.items()]
    return found


def whole() -> Command:
    """Return the command itself, with every word filled in."""
    return Command("wfhdesk", "", build(None))


def every_command(of: Command | None = None) -> Iterator[Command]:
    """Yield every word with all that may follow it, each behind what it follows."""
    for command in (of or whole()).acts:
        yield command
        yield from every_command(command)


def typed(line: str) -> list[list[str]]:
    """Return the words of each `wfhdesk` on a line as a shell hands them over: without a comment, a pipe, a file behind `<`."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|<>")
    lexer.whitespace_split = True
    commands: list[list[str]] = [[]]
    words = iter(lexer)
    for word in words:
        if word == "|":
            commands.append([])
        elif word in ("<", ">"):
            next(words)
        else:
            commands[-1].append(word)
    return [words[1:] for words in commands if words and words[0] == "wfhdesk"]


def command_of(words: list[str]) -> Command | None:
    """Return the command that words call; None where the first is no word of ours."""
    found, commands = None, Command("wfhdesk", "", build(words[0] if words else "")).acts
    for word in words:
        following = next((one for one in commands if one.name.split()[-1] == word), None)
        if following is None:
            break
        found, commands = following, following.acts
    return found
