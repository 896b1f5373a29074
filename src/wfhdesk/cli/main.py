"""From the words that were typed to an exit code: 0 done, 1 it didn't work, 2 it was asked for in the wrong way."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from wfhdesk.cli.speech import complain, say
from wfhdesk.cli.typed import asks_for_prompt, named_desk, nudge_to_open, opens_the_app, used_word
from wfhdesk.cli.words import CHANGING_AVAILABILITY, CHANGING_SETTINGS, FORGIVING, WORDS
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. stdout is data, stderr is narration."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    _never_fail_to_speak()
    try:
        if asks_for_prompt(typed) and "_ARGCOMPLETE" not in os.environ:
            return _prompt(named_desk(typed))
        from wfhdesk.desk.desk import open_desk  # not on the way of a prompt

        word = used_word(nudge_to_open(typed)[0])
        desk = open_desk(named_desk(typed), forgiving=word in FORGIVING or "_ARGCOMPLETE" in os.environ)
        return _answered(desk, word, typed)
    except DeskError as problem:
        complain(str(problem))
        return problem.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _hush()  # whoever read our output has had enough (`| head`)
        return 1
    except OSError as problem:
        _hush()  # it may be stdout that is full
        said = ": ".join(str(part) for part in (problem.filename, problem.strerror) if part)
        complain(_("The system refused it ({reason}).").format(reason=said or problem))
        return 1


def _hush() -> None:
    """Let what is left of the output go nowhere; Python would complain of it at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_fail_to_speak() -> None:
    """Let a terminal show a question mark for a letter it hasn't got, and a closed one nothing: no traceback for either."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started us (`<&-`)
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - open as long as we run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if mode == "w" else "surrogateescape")


def _prompt(named: str | None) -> int:
    from wfhdesk.cli import prompt

    return prompt.run(named)


def _answered(desk: Desk, word: str, typed: list[str]) -> int:
    if "_ARGCOMPLETE" in os.environ:
        return _complete()
    rest, nudge = nudge_to_open(typed)
    if opens_the_app(rest) and sys.stdin.isatty() and sys.stdout.isatty():
        return _open(desk, nudge)
    return _run(desk, word, typed)


def _run(desk: Desk, word: str, typed: list[str]) -> int:
    from wfhdesk.cli import parser  # not before the app opens, which needs no parser

    whole = parser.build(word if word in WORDS else "")
    try:
        options = whole.parse_args(typed)
    finally:
        sys.stdout.flush()  # --help ends in there
    if options.word is None:
        whole.print_help()
        sys.stdout.flush()
        return 0
    tells = options.word != "doctor"  # which tells all of it itself
    _warn(desk.settings.warnings if tells else [])
    status: int = options.run(desk, options)
    sys.stdout.flush()
    _warn(_followed(desk, options.word))
    desk.close()
    if desk.wants_backup():
        from wfhdesk.desk.backing_up import back_up_beside  # on one word of a day

        back_up_beside(desk.places)
    _warn(desk.warnings() if tells else [])
    return status


def _followed(desk: Desk, word: str) -> list[str]:
    """Let what is published follow a word that may have changed it; return what the person has to know of it."""
    if word not in CHANGING_AVAILABILITY or not desk.settings.is_sound:
        return []
    return desk.follow(anew=word in CHANGING_SETTINGS)


def _open(desk: Desk, nudge: str) -> int:
    from wfhdesk.tui.run import run

    desk.check_formats()  # an app that can't read the desk would show an empty one
    status = run(desk, nudge)
    desk.close()
    _warn(desk.warnings())
    return status


def _warn(warnings: list[str]) -> None:
    for warning in warnings:
        say(warning)


def _complete() -> int:
    import argcomplete

    from wfhdesk.cli import parser

    whole = parser.build(None)
    argcomplete.autocomplete(whole)
    return 0
