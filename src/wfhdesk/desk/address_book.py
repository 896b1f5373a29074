"""Address books: cards taken in, after a look at what they would change, and everybody written out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, count
from typing import NamedTuple

from wfhdesk.desk.people import People
from wfhdesk.domain.card_matching import Comparison, Wishes, card_uid, compared
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.people import Person
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

VCF, CSV, FOLDER = "vcf", "csv", "folder"
FORMATS = (VCF, CSV)
VCARD_3, VCARD_4 = "3.0", "4.0"
_EVERY = 50
"""After so many cards the count is told."""

Told = Callable[[int], bool]
"""Hears how many cards were read so far; says whether to go on."""


class Stopped(DeskError):
    """Somebody stopped the reading; nothing was taken in."""


class Wanted(NamedTuple):
    """How everybody is written: `form` is one of VCF, CSV, FOLDER; `without_private` for a copy that others may see."""

    form: str = VCF
    vcard: str = VCARD_4
    without_private: bool = False
    force: bool = False


class AddressBook:
    """Imports and exports people."""

    def __init__(self, people: People) -> None:
        self._people = people

    # --- in -----------------------------------------------------------------------------------------------------

    def check(self, paths: Sequence[str]) -> None:
        """Look whether there is something to read at each place. Raises WrongInput."""
        from wfhdesk.adapters.cards import address_files

        address_files.check(paths)

    def read(self, paths: Sequence[str], told: Told | None = None) -> list[Card | Unreadable]:
        """Return all cards in files and folders. Raises WrongInput for a place where nothing is, and Stopped."""
        from wfhdesk.adapters.cards import address_files

        address_files.check(paths)
        return list(_counted(address_files.read(paths), told))

    def read_bytes(self, data: bytes, told: Told | None = None) -> list[Card | Unreadable]:
        """Return all cards in what came by a pipe. Raises Stopped."""
        from wfhdesk.adapters.cards import address_files

        return list(_counted(address_files.read_bytes(data, "-"), told))

    def compare(self, cards: Iterable[Card | Unreadable], wishes: Wishes | None = None) -> Comparison:
        """Return what cards would change on the desk; nothing is kept yet."""
        return compared(self._people.all(), cards, wishes)

    def take_in(self, comparison: Comparison) -> list[Person]:
        """Keep what somebody looked at, as one act; return whom it was about.

        Raises DeskError where people were changed since they were compared: what was looked at doesn't hold any more.
        """
        wanted = [one for one in comparison.proposals if one.is_wanted]
        known = {person.id: person for person in self._people.all()}
        if any(one.before and known.get(one.before.id) != one.before for one in wanted):
            raise DeskError(_("People were changed in the meantime; look at the cards once more."))
        if not wanted:
            return []
        words = ngettext("imported {n} person", "imported {n} people", len(wanted)).format(n=len(wanted))
        return self._people.keep_all([one.person for one in wanted], words)

    # --- out ----------------------------------------------------------------------------------------------------

    def form_of(self, target: str) -> str:
        """Return in which form a target is written, which its name tells. Raises WrongInput for one that tells of none."""
        lower = target.lower()
        if os.path.isdir(target) or target.endswith(("/", os.sep)) or not os.path.splitext(target)[1]:
            return FOLDER
        if lower.endswith((".vcf", ".vcard")):
            return VCF
        if lower.endswith(".csv"):
            return CSV
        raise WrongInput(_("{path} tells no form; name a file.vcf, a file.csv, or a folder.").format(path=target))

    def written(self, how: Wanted) -> bytes:
        """Return everybody in one file. Nothing is left out unless it is asked for: it is also a backup."""
        from wfhdesk.adapters.cards import csv_cards, own_fields, vcard_writer

        without = own_fields.PRIVATE if how.without_private else ()
        if how.form == CSV:
            return csv_cards.written(self._everybody(), without=without)
        return vcard_writer.written(self._everybody(), how.vcard, without=without)

    def export(self, target: str, how: Wanted) -> tuple[int, int]:
        """Write everybody to a place; return how many there are, and how many of their cards were written anew.

        Raises WrongInput where something is there already and it isn't to be forced, and DeskError.
        """
        from wfhdesk.adapters.cards import address_folder, own_fields, vcard_writer
        from wfhdesk.adapters.files import plain_file, replace_whole, write_new

        people = self._everybody()
        if how.form == FOLDER:
            without = own_fields.PRIVATE if how.without_private else ()
            cards = [(one.uid, vcard_writer.card(one, how.vcard, without=without)) for one in people]
            return len(people), address_folder.write(target, cards, force=how.force)
        if how.force:
            plain_file(target)  # refuses a link, and what is no file
            replace_whole(target, self.written(how))
        else:
            write_new(target, self.written(how))
        return len(people), len(people)

    def _everybody(self) -> list[Person]:
        """Return everybody with a UID that is theirs alone: two devices that took in one book know its people twice."""
        found: dict[str, Person] = {}
        for person in self._people.all():
            made = card_uid(person._replace(uid=""))
            uids = chain((card_uid(person), made), (f"{made}-{number}" for number in count(2)))
            uid = next(uid for uid in uids if uid.casefold() not in found)
            found[uid.casefold()] = person._replace(uid=uid)
        return list(found.values())


def _counted(cards: Iterator[Card | Unreadable], told: Told | None) -> Iterator[Card | Unreadable]:
    number = 0
    for number, card in enumerate(cards, 1):
        yield card
        if told and number % _EVERY == 0 and not told(number):
            raise Stopped(_("Stopped; nothing was taken in."))
    if told:
        told(number)
