"""What the words that change entries have in common."""

from __future__ import annotations

from argparse import ArgumentParser

from wfhdesk.cli.completers import completed_by, entry_ids
from wfhdesk.cli.speech import say
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _


def add_ids(parser: ArgumentParser) -> None:
    """Declare one id or more."""
    ids = parser.add_argument("ids", nargs="+", metavar=_("ID"), help=_("the beginning of an entry's id, or last"))
    completed_by(ids, entry_ids)


def tell(done: str, entries: list[Accomplishment]) -> None:
    """Say what was done with which entries."""
    for entry in entries:
        say(f"{done}: {shortened(plain(entry.text), 70)}")
