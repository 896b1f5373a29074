"""The words of the command line, and what each is for; a word's module is `wfhdesk.cli.WORD`."""

from __future__ import annotations

from collections.abc import Callable

from wfhdesk.language import gettext as _

WORDS: dict[str, Callable[[], str]] = {
    "log": lambda: _("log what you got done, in one line"),
    "show": lambda: _("show a period, or search every year"),
    "edit": lambda: _("write an entry anew, or change parts of it"),
    "move": lambda: _("put entries under another project"),
    "merge": lambda: _("make one entry of several"),
    "delete": lambda: _("put entries into the trash"),
    "restore": lambda: _("bring entries back from the trash"),
    "resolve": lambda: _("settle plans and blockers"),
    "undo": lambda: _("take back what you did last"),
    "redo": lambda: _("do again what you took back"),
    "projects": lambda: _("see where the work went, and say where it stands"),
    "update": lambda: _("write updates from what you logged: weekly, monthly, a review"),
    "password": lambda: _("keep the password of your mail server in the keyring"),
    "config": lambda: _("see and change the settings"),
    "doctor": lambda: _("see whether the desk is sound, and mend it"),
    "demo": lambda: _("try it all on a sample desk, in a temporary folder"),
    "completion": lambda: _("print what makes your shell complete words"),
}
