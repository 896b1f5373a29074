"""What would change on a desk, by table, with a few named: before a backup comes back, before an export is taken in."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from wfhdesk.cli.speech import bold, columns, is_interactive, print_json, say
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.holdings import CHANGED, GONE, NEW, SAME, Comparison, Difference, title, told
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_NAMED = 5
"""Documents of a kind that are named before somebody is asked; a dry run names all."""
_SIGNS = {NEW: "+", CHANGED: "~", GONE: "-"}


def check_asking(options: Namespace, *, is_piped: bool = False) -> None:
    """Raise WrongInput where nobody is there to be asked, and it wasn't said that nobody needs to be."""
    if not options.yes and not options.dry_run and (is_piped or not is_interactive()):
        raise WrongInput(_("Without a terminal this needs --yes; --dry-run prints what would change."))


def show(comparison: Comparison, options: Namespace) -> None:
    """Show what would change, as it was asked for: whole and as data in a dry run, a few of each before a question."""
    if options.json:
        print_json(as_json(comparison))
        return
    text = "\n".join(lines(comparison, None if options.dry_run else _NAMED, with_files=options.settings))
    if options.dry_run:
        print(text)
    else:
        say(text)


def changes_anything(comparison: Comparison, *, with_files: bool) -> bool:
    """Return whether anything would be written."""
    files = with_files and any(state != SAME for state in comparison.files.values())
    return bool(comparison.taken or comparison.trash or files)


def lines(comparison: Comparison, most: int | None, *, with_files: bool) -> list[str]:
    """Return what would change, one thing a line: how many of each table, `most` of each kind named, the own files."""
    rows = [_row(comparison, table) for table in comparison.tables]
    found = columns([["", _("new"), _("changed"), _("gone"), _("the same")], *rows]).split("\n") if rows else []
    found[:1] = [bold(found[0])] if found else []
    for table in comparison.tables:
        found += _named(comparison, table, most)
    if comparison.trash:
        n = len(comparison.trash)
        found.append(ngettext("{n} entry comes into the trash", "{n} entries come into the trash", n).format(n=n))
    return [*found, *_file_lines(comparison, with_files=with_files)]


def _row(comparison: Comparison, table: str) -> list[str]:
    counts = [len(comparison.of(table, state)) for state in (NEW, CHANGED, GONE)]
    return [title(table), *(str(count or "") for count in (*counts, comparison.same.get(table, 0)))]


def _named(comparison: Comparison, table: str, most: int | None) -> list[str]:
    found: list[str] = []
    for state in (NEW, CHANGED, GONE):
        named = comparison.of(table, state)
        found += [_line(one) for one in named[:most]]
        if most is not None and len(named) > most:
            found.append(f"    {_SIGNS[state]} " + _("and {n} more").format(n=len(named) - most))
    return [bold(title(table)), *found] if found else []


def _line(one: Difference) -> str:
    doc = (one.theirs or one.ours) if one.state != CHANGED else (one.ours or one.theirs)
    line = f"    {_SIGNS[one.state]} {told(one.table, doc or {})}"
    if one.state != CHANGED:
        return line
    if not one.is_taken:
        why = _("yours stays") if one.ours is not None else _("left out; --overwrite brings it")
        return f"{line}  ({why})"
    theirs = told(one.table, one.theirs or {})
    return f"{line}  → {theirs}" if theirs != told(one.table, one.ours or {}) else line


def _file_lines(comparison: Comparison, *, with_files: bool) -> list[str]:
    differing = {name: state for name, state in comparison.files.items() if state != SAME}
    if not differing:
        return []
    if not with_files:
        names = ", ".join(differing)
        return [
            _("Settings, templates and checklists stay as they are; --settings takes these too: {names}").format(
                names=names
            )
        ]
    return [
        bold(_("settings, templates and checklists")),
        *(f"    {_SIGNS[state]} {name}" for name, state in differing.items()),
        *(f"      {line}" for line in comparison.settings),
    ]


# --- for programs ----------------------------------------------------------------------------------------------


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return all of it for a program."""
    return {
        "tables": {
            table: {
                **{
                    state: [
                        {"id": one.id, "taken": one.is_taken, "told": told(one.table, one.theirs or one.ours or {})}
                        for one in comparison.of(table, state)
                    ]
                    for state in (NEW, CHANGED, GONE)
                },
                SAME: comparison.same.get(table, 0),
            }
            for table in comparison.tables
        },
        "trash": sorted(comparison.trash),
        "files": comparison.files,
        "settings": comparison.settings,
    }
