"""The desks on which the examples of the docs run, the files that they read, and what the ids in them stand for."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from adapters.cards.samples import OUTLOOK_CSV
from adapters.foreign_calendars import GOOGLE, calendar
from conftest import AMSTERDAM, FrozenClock
from docs.pages import ROOT, blocks
from own_checklists import all_well, keep_own
from parsers import Command
from wfhdesk.assets import asset
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.occasions import LEAVE

MORNING = datetime(2026, 11, 20, 11, 0, tzinfo=AMSTERDAM)
"""When the examples are typed: a Friday on which 11:30 and 14:00 are still to come."""
A_YEAR_AGO = MORNING - timedelta(days=364)
ON_A_NEW_DESK = ("index.md", "assessments.md", "checklists.md")
"""The pages that begin where somebody has just begun; all others look back on half a year."""

_CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nEMAIL:{email}\r\nEND:VCARD\r\n"
_CARDS = {
    "Priya Nair": "priya@example.org",
    "Omar Haddad": "omar@example.org",
    "Lena Novak": "lena@example.org",
    "Eva Smit": "eva@example.org",
    "Eva J. Smit": "e.smit@example.org",
}


def lay_out_new(folder: Path) -> None:
    """Make a desk that has settings, and one check of a year ago."""
    folder.mkdir(mode=0o700)
    shutil.copyfile(asset("sample", "config.toml"), folder / "config.toml")
    desk = open_desk(str(folder), FrozenClock(A_YEAR_AGO))
    checklist = desk.assessments.checklists.named("workstation")
    desk.assessments.take_in(checklist, desk.assessments.place_for(), all_well(checklist))
    desk.close()


def lay_out_files(desk: Path, here: Path) -> None:
    """Put the files that examples read where they look for them: here, at home and on the desk."""
    cards = "".join(_CARD.format(name=name, email=email) for name, email in _CARDS.items())
    (here / "contacts.vcf").write_text(cards, newline="")
    (here / "outlook.csv").write_bytes(OUTLOOK_CSV)
    (here / "calendar.ics").write_bytes(calendar(GOOGLE))
    folder = Path(os.path.expanduser("~/contacts"))
    folder.mkdir()
    (folder / "ravi.vcf").write_text(_CARD.format(name="Ravi Menon", email="ravi@example.org"), newline="")
    ((_line, checklist), *_rest) = blocks(ROOT / "docs" / "checklists.md", "toml")
    keep_own(desk, checklist, "meeting-room.toml")


def answers(desk: Desk, name: str) -> str:
    """Return what is answered to a checklist: all is well, but for what the page on self-assessments answers."""
    checklist = desk.assessments.checklists.named(name)
    ((_line, told),) = blocks(ROOT / "docs" / "assessments.md", "json")
    return json.dumps(all_well(checklist, json.loads(told)))


_IDS: dict[str, Callable[[Desk], Sequence[object]]] = {
    "wfhdesk update promises": lambda desk: [one.id for one in desk.updates.promised("weekly-supervisor")],
    "wfhdesk update": lambda desk: [one.number for one in reversed(desk.updates.all())],
    "wfhdesk hours patterns": lambda desk: [one.id for one in reversed(desk.availability.patterns())],
    "wfhdesk leave": lambda desk: [one.id for one in desk.availability.ahead() if one.kind == LEAVE],
    "wfhdesk offers": lambda desk: [one.id for one in desk.people.offers() if one.is_open and not one.person],
    "wfhdesk people join": lambda desk: [one.id for one in desk.people.all() if one.name.endswith("Smit")],
    "wfhdesk check actions": lambda desk: [one.id for one in desk.assessments.actions()],
    "wfhdesk check": lambda desk: [one.id for one in desk.assessments.runs() if one.checklist == "workstation"],
    "wfhdesk resolve": lambda desk: [one.id for one in desk.accomplishments.all() if one.open],
    "wfhdesk merge": lambda desk: [one.id for one in desk.accomplishments.all() if one.kind == "done"],
    "wfhdesk": lambda desk: [one.id for one in reversed(desk.accomplishments.all())],
}
_STAND_FOR = {"3k9": 0, "a07": 1, "7": 0}


def with_ids(words: Sequence[str], command: Command, desk: Desk) -> list[str]:
    """Return words with the ids that the docs made up replaced by some of what the command is about."""
    if not _STAND_FOR.keys() & {*words}:
        return [*words]
    of = max((name for name in _IDS if f"{command.name} ".startswith(f"{name} ")), key=len)
    found = _IDS[of](desk)
    return [str(found[_STAND_FOR[word]]) if word in _STAND_FOR else word for word in words]
