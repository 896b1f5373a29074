"""The keys that the settings give to commands: which can be given, and which get into each other's way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding

from wfhdesk.language import gettext as _
from wfhdesk.tui.command import Command
from wfhdesk.tui.commands import BY_ID, GROUPS, OVER


class Keymap(NamedTuple):
    """The keys by command, as Textual takes them, and what is wrong with what the settings say."""

    keys: dict[str, str]
    warnings: list[str]


def keymap(wanted: Mapping[str, str]) -> Keymap:
    """Return the keys that the settings ask for; what names no command, or no key, is told and left as it was."""
    keys: dict[str, str] = {}
    warnings = []
    for name, key in wanted.items():
        if name not in BY_ID:
            from difflib import get_close_matches

            near = get_close_matches(name, BY_ID, 1, 0.5)
            said = _("There is no command {name} for keys.{name} in the settings.").format(name=name)
            warnings.append(said + (" " + _("Did you mean {near}?").format(near=near[0]) if near else ""))
        elif named := _textual_names(key):
            keys[name] = named
        else:
            warnings.append(_("keys.{name} in the settings names no key.").format(name=name))
    return Keymap(keys, warnings + clashes(keys))


def _textual_names(key: str) -> str:
    """Return keys as Textual names them: a person may write `/` for `slash`."""
    written = ",".join(filter(None, map(str.strip, key.split(","))))
    return ",".join(binding.key for binding in Binding.make_bindings([(written, "")])) if written else ""


def clashes(keys: Mapping[str, str]) -> list[str]:
    """Return where two commands that work on one screen have the same key."""
    found = []
    for group, commands in GROUPS.items():
        taken: dict[str, Command] = {}
        for command in (*(GROUPS["app"] if group not in ("app", *OVER) else ()), *commands):
            for key in filter(None, keys.get(command.id, command.key).split(",")):
                other = taken.setdefault(key, command)
                if other is not command and (command.id in keys or other.id in keys):
                    found.append(
                        _(
                            "{key} is the key of {one} and of {other}; the settings can give one of them another."
                        ).format(key=key, one=other.id, other=command.id)
                    )
    return list(dict.fromkeys(found))
