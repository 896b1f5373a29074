"""Take in an address book: its cards are looked at first, with wishes, and what stays ticked is kept."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.card_matching import CHANGED, NEW, Comparison, Wishes
from wfhdesk.domain.card_texts import counts_line, difference_line, proposal_line
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.people import shown_relation
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.modals.progress import Progress
from wfhdesk.tui.modals.relation import SayRelation
from wfhdesk.tui.modals.tick_list import Heading, Note, Offered, Row, TickList
from wfhdesk.tui.screens.long_work import with_progress

if TYPE_CHECKING:
    from wfhdesk.tui.screens.desk_screen import DeskScreen

_MOST_UNREADABLE = 50
_OVERWRITE, _RELATION = "o", "r"
"""Keys that ask for another look at cards."""


async def take_cards(screen: DeskScreen, path: str) -> None:
    """Read the cards of a file or folder, show what they would change, and keep what is wanted of it. Raises DeskError."""
    cards = await _read(screen, path)
    wishes: Wishes | None = Wishes()
    left_out: set[tuple[str, ...]] = set()
    while wishes is not None:
        comparison = await screen.ask_beside(partial(_compared, cards, wishes))
        looked = TickList(
            _("Cards"),
            _card_rows(comparison, left_out),
            told=counts_line(comparison),
            yes=lambda number: ngettext("Take in {n} person", "Take in {n} people", number).format(n=number),
            others=[(_OVERWRITE, _other_winner(wishes)), (_RELATION, _relation_told(wishes))],
        )
        wanted = await screen.app.push_screen_wait(looked)
        left_out = {one.places for one in looked.left_out}
        wishes = await _wished(screen, wishes, looked.wants)
    if wanted:
        chosen = Comparison(wanted, [])
        kept = await screen.ask_beside(lambda desk: desk.address_book.take_in(chosen))
        screen.done(ngettext("Took in {n} person", "Took in {n} people", len(kept)).format(n=len(kept)))


async def _read(screen: DeskScreen, path: str) -> list[Card | Unreadable]:
    def read(desk: Desk, progress: Progress) -> list[Card | Unreadable]:
        def told(number: int) -> bool:
            text = ngettext("{n} card read …", "{n} cards read …", number).format(n=number)
            screen.app.call_from_thread(progress.tell, text)
            return not progress.stopped.is_set()

        return desk.address_book.read([path], told)

    return await with_progress(screen, _("Reading cards"), read)


async def _wished(screen: DeskScreen, wishes: Wishes, key: str) -> Wishes | None:
    """Return what is wished after a key in the preview; None where nothing else is."""
    if key == _OVERWRITE:
        return wishes._replace(overwrite=not wishes.overwrite)
    if key != _RELATION:
        return None
    who = _("Whoever comes in without a relation")
    said = await screen.app.push_screen_wait(SayRelation(who, None, with_cadence=False))
    return wishes if said is None else wishes._replace(relation=said.relation or "")


def _other_winner(wishes: Wishes) -> str:
    return _("yours wins") if wishes.overwrite else _("the card wins where it says something else")


def _relation_told(wishes: Wishes) -> str:
    if wishes.relation:
        return _("relation of those who have none: {relation}").format(relation=shown_relation(wishes.relation))
    return _("give a relation to all who have none")


def _compared(cards: list[Card | Unreadable], wishes: Wishes, desk: Desk) -> Comparison:
    return desk.address_book.compare(cards, wishes)


def _card_rows(comparison: Comparison, left_out: Collection[tuple[str, ...]]) -> list[Row]:
    rows: list[Row] = []
    for state, title in ((NEW, _("New")), (CHANGED, _("Changed"))):
        proposals = comparison.of(state)
        rows += [Heading(f"{title} ({len(proposals)})")] if proposals else []
        for one in proposals:
            notes = [*map(difference_line, one.differences), *filter(None, [one.remark])]
            if one.is_wanted:
                rows.append(Offered(one, proposal_line(one), notes, one.places not in left_out))
            else:  # what it says else than the person stays out
                rows += [Note(proposal_line(one)), *(Note(f"  {note}") for note in notes)]
    if comparison.unreadable:
        rows.append(Heading(_("Unreadable")))
        rows += [Note(f"{one.place}: {one.why}") for one in comparison.unreadable[:_MOST_UNREADABLE]]
    return rows
