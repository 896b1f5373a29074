"""From the words that were typed to an exit code: 0 done, 1 it didn't work, 2 it was asked for in the wrong way."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from wfhdesk.cli import parser
from wfhdesk.cli.speech import complain, say
from wfhdesk.cli.words import WORDS
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.errors import DeskError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. stdout is data, stderr is narration."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    _never_fail_to_speak()
    try:
        word = parser.used_word(typed)
        desk = open_desk(parser.named_desk(typed), forgiving=word in ("config", "doctor"))
        if "_ARGCOMPLETE" in os.environ:
            return _complete(desk)
        return _run(desk, word, typed)
    except DeskError as problem:
        complain(str(problem))
        return problem.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough (`| head`); nothing is left to be said, not even at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _never_fail_to_speak() -> None:
    """Let a terminal that can't show a letter show a question mark: no sentence may end in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(desk: Desk, word: str, typed: list[str]) -> int:
    whole = parser.build(word if word in WORDS else "")
    options = whole.parse_args(typed)
    if options.word is None:
        whole.print_help()
        return 0
    for warning in desk.settings.warnings:
        say(warning)
    status: int = options.run(desk, options)
    sys.stdout.flush()
    desk.close()
    for warning in desk.warnings():
        say(warning)
    return status


def _complete(desk: Desk) -> int:
    import argcomplete

    whole = parser.build(None)
    whole.set_defaults(opened=desk)
    argcomplete.autocomplete(whole)
    return 0
