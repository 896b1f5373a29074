"""The words of the command line, and what each is for; a word's module is `wfhdesk.cli.WORD`, but for `MODULES`."""

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
    "restore": lambda: _("bring entries back from the trash, or the desk from a backup"),
    "resolve": lambda: _("settle plans and blockers"),
    "undo": lambda: _("take back what you did last"),
    "redo": lambda: _("do again what you took back"),
    "projects": lambda: _("see where the work went, and say where it stands"),
    "update": lambda: _("write updates from what you logged: weekly, monthly, a review"),
    "people": lambda: _("see whom you stay in touch with, and whose turn it is"),
    "met": lambda: _("log that you were in touch with somebody"),
    "snooze": lambda: _("put somebody off for a while"),
    "skip": lambda: _("let somebody's turn pass this time"),
    "pause": lambda: _("let somebody's clock stand still"),
    "offers": lambda: _("keep track of help that you offer"),
    "check": lambda: _("see how well and safely you work, and what is due"),
    "publish": lambda: _("let others see when you can be reached"),
    "withdraw": lambda: _("take back what was published"),
    "hours": lambda: _("see and set when you work, and share it"),
    "overlap": lambda: _("see when you and others can be reached at the same time"),
    "leave": lambda: _("plan leave"),
    "sick": lambda: _("say that you are sick, today or longer"),
    "office": lambda: _("plan a day at the office, or elsewhere"),
    "visitor": lambda: _("plan a visitor or a visit, and check in after it"),
    "focus": lambda: _("work undisturbed, now or on a day"),
    "away": lambda: _("be away for a while, or have an appointment"),
    "lunch": lambda: _("go to lunch"),
    "back": lambda: _("be back, available again"),
    "finish": lambda: _("finish for today"),
    "status": lambda: _("see what you are doing now, and until when"),
    "nudge": lambda: _("see what is worth a word now, and let it come to you"),
    "quiet": lambda: _("let nothing speak up for a while"),
    "password": lambda: _("keep the password of your mail server in the keyring"),
    "backup": lambda: _("make a backup of the desk, and see which there are"),
    "export": lambda: _("write all of the desk as JSON, CSV or Markdown"),
    "import": lambda: _("take in what an export holds"),
    "config": lambda: _("see and change the settings"),
    "doctor": lambda: _("see whether the desk is sound, and mend it"),
    "demo": lambda: _("try it all on a sample desk, in a temporary folder"),
    "completion": lambda: _("print what makes your shell complete words"),
}

MODULES = {"import": "import_desk"}
"""The words whose module has another name, for Python keeps theirs for itself."""

CHANGING_AVAILABILITY = frozenset(
    (
        "hours",
        "leave",
        "sick",
        "office",
        "visitor",
        "focus",
        "away",
        "lunch",
        "back",
        "finish",
        "undo",
        "redo",
        "restore",
        "import",
        "config",
    )
)
"""The words after which what is published may have to follow; settings name holidays, and whose calendar it is."""

CHANGING_SETTINGS = frozenset(("config", "restore", "import"))
"""Those of them that may have changed settings."""

FORGIVING = frozenset(("config", "doctor", "backup", "restore"))
"""The words that work where the settings can't be read, so that these can be mended, kept or brought back."""
