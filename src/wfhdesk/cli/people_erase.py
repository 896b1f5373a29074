"""`wfhdesk people erase`: a person's name out of everything, after a look at what changes and what stays."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.completers import completed_by, person_names
from wfhdesk.cli.speech import ask, bold, is_interactive, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.erasing import Change, Erasure, erase, kept_ids, person_named, preview
from wfhdesk.desk.erasing_plan import ENTRIES
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.erasing import stand_in
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Erase a person: what is known of them goes, and their name out of entries, contacts, notes and drafts, in every\n"
        "version that this device keeps. You see every line that changes first, and what stays, where and until when.\n"
        "It can't be undone. Somebody who is gone from the desk already can be erased by name, on another device too.\n\n"
        "  wfhdesk people erase omar\n"
        "  wfhdesk people erase omar --keep 3k9 a07\n"
        "  wfhdesk people erase 'Omar Haddad' --also oh@example.org --yes"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    completed_by(parser.add_argument("person", metavar=_("PERSON"), help=_("who is erased")), person_names)
    parser.add_argument(
        "--keep",
        metavar=_("ID"),
        nargs="+",
        default=[],
        help=_("leave these as they are: the word means something else there"),
    )
    parser.add_argument(
        "--also",
        metavar=_("TEXT"),
        nargs="+",
        default=[],
        help=_("more names, addresses or numbers by which they are known"),
    )
    parser.add_argument(
        "--any-case", action="store_true", help=_("take the name out where it stands without its capital too")
    )
    parser.add_argument("--yes", action="store_true", help=_("don't ask; only after a look at what changes"))
    parser.add_argument("--json", action="store_true", help=_("print what changes as JSON; erases only with --yes"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """Show what changes, ask, and erase."""
    person = person_named(desk, options.person)
    erasure = preview(desk, person, options.also, is_any_case=options.any_case)
    if erasure.is_empty:
        raise WrongInput(_("Nothing on this desk names “{name}”, so nothing was done.").format(name=person.name))
    keep = kept_ids(erasure, options.keep)
    if options.json:
        print_json(_fields(erasure, keep))
        if not options.yes:
            return 0
    else:
        print("\n".join(_told(erasure, keep)))
    if not options.yes and not _is_wanted(erasure):
        say(_("Nothing was erased."))
        return 1
    for warning in erase(desk, erasure, keep):
        say(warning)
    say(_("{name} is erased from this device.").format(name=person.name))
    return 0


def _is_wanted(erasure: Erasure) -> bool:
    """Return whether the person typed the name of who is to be erased, as one does for what can't be undone."""
    if not is_interactive():
        raise WrongInput(_("Without a terminal this needs --yes, after a look at what would change."))
    name = erasure.person.name
    answer = ask(_("Erase {name} for good? Type the name: ").format(name=name))
    return one_line(answer).casefold() == name.casefold()


# --- what is shown ----------------------------------------------------------------------------------------------------


def _told(erasure: Erasure, keep: list[str]) -> list[str]:
    changing = [change for change in erasure.changes if change.id not in keep]
    kept = [change for change in erasure.changes if change.id in keep]
    lines = [bold(_("What goes of {name}").format(name=erasure.person.name)), *map("  • {}".format, _gone(erasure))]
    if changing:
        lines += [bold(_("What changes")), *(line for change in changing for line in _change_lines(change))]
    lines.append(bold(_("What stays")))
    lines += [f"  • {one_line(f'{one.what} ({one.where}): {one.until}')}" for one in erasure.stays]
    lines += [
        "  • " + _("{id}, as you wish: {text}").format(id=change.id[:SHORT], text=one_line(change.texts[0][0]))
        for change in kept
    ]
    return [*lines, _("Undo doesn't bring any of it back.")]


def _counted(erasure: Erasure) -> list[str]:
    """Return what goes of which there may be several."""
    counted = (
        (erasure.contacts_gone, ngettext("{n} contact", "{n} contacts", erasure.contacts_gone)),
        (
            erasure.contacts_fewer,
            ngettext(
                "their part in {n} contact with others",
                "their part in {n} contacts with others",
                erasure.contacts_fewer,
            ),
        ),
        (
            erasure.offers_gone,
            ngettext("{n} offer of help to them", "{n} offers of help to them", erasure.offers_gone),
        ),
        (
            erasure.unfinished,
            ngettext("their name in {n} unfinished text", "their name in {n} unfinished texts", erasure.unfinished),
        ),
    )
    return [told.format(n=count) for count, told in counted if count]


def _gone(erasure: Erasure) -> list[str]:
    """Return what goes, in words; of nobody known only their name in texts does."""
    said = [_("what you know of them, and what you knew")] if erasure.person.id else []
    said += _counted(erasure)
    told = [one.kept for one in erasure.backups if one.in_lines]
    if told:
        named = ngettext("their name in {n} backup: {names}", "their name in {n} backups: {names}", len(told))
        said.append(named.format(n=len(told), names=", ".join(one.name for one in told)))
    broken = [one.kept.name for one in erasure.backups if one.is_damaged]
    said += [_("the backup {name}, which can't be read").format(name=name) for name in broken]
    said += [_("their name in what you publish at {path}").format(path=path) for path in erasure.published]
    return said or [_("nothing but their name, which becomes “{word}”").format(word=stand_in())]


def _change_lines(change: Change) -> list[str]:
    label = change.id[:SHORT] if change.table == ENTRIES else f"{change.id[:SHORT]} ({_table(change.table)})"
    if change.is_former:
        label += " · " + _("an older version, or deleted")
    lines = [f"  {label} {change.day}".rstrip()]
    for before, after in change.texts:
        lines += [f"    - {one_line(before)}", f"    + {one_line(after)}"]
    return lines


def _table(name: str) -> str:
    """Return what the documents of a table are called."""
    return {
        "people": _("somebody else"),
        "contacts": _("contact"),
        "offers": _("offer of help"),
        "updates": _("update that didn't go out"),
        "projects": _("project"),
        "occasions": _("plan"),
        "statuses": _("status"),
    }.get(name, name)


def _fields(erasure: Erasure, keep: list[str]) -> dict[str, Any]:
    """Return all of it as JSON has it."""
    return {
        "person": {"id": erasure.person.id or None, "name": erasure.person.name},
        "contacts_gone": erasure.contacts_gone,
        "contacts_fewer": erasure.contacts_fewer,
        "offers_gone": erasure.offers_gone,
        "unfinished": erasure.unfinished,
        "published": list(erasure.published),
        "backups": [one.kept.name for one in erasure.backups if one.in_lines],
        "changes": [
            {
                "table": change.table,
                "id": change.id,
                "day": change.day or None,
                "former": change.is_former,
                "kept": change.id in keep,
                "texts": [{"before": before, "after": after} for before, after in change.texts],
            }
            for change in erasure.changes
        ],
        "stays": [one._asdict() for one in erasure.stays],
    }
