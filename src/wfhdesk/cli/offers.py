"""`wfhdesk offers`: help that was offered, accepted, done."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from wfhdesk.cli.completers import completed_by, offer_ids, person_names
from wfhdesk.cli.speech import columns, print_json, say
from wfhdesk.cli.whom import whom
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.naming import bare
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED, Offer, shown_state
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_ACTS = {"accept": ACCEPTED, "done": DONE, "drop": DROPPED}


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "Keep track of help that you offer, to one person or to whoever wants it. Offers to everybody stand in the team's\n"
        "update under “I can help with”; what is done counts as help given.\n\n"
        "  wfhdesk offers\n"
        "  wfhdesk offers add 'a second pair of eyes on SQL'\n"
        "  wfhdesk offers add --to priya 'go through the approvals together'\n"
        "  wfhdesk offers accept 3k9 --to sam\n"
        "  wfhdesk offers done 3k9\n"
        "  wfhdesk offers drop 3k9"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the word."""
    parser.add_argument("--all", action="store_true", help=_("also those that are done or dropped"))
    parser.add_argument("--json", action="store_true", help=_("print every offer as JSON"))
    parser.set_defaults(run=show)
    acts = parser.add_subparsers(
        metavar=_("[WHAT]"), title=_("to offer, and to say what became of it"), parser_class=type(parser)
    )
    new = acts.add_parser("add", help=_("offer help"))
    new.add_argument("text", nargs="+", metavar=_("TEXT"), help=_("what you offer, in a line"))
    new.gathers = "text"  # type: ignore[attr-defined]
    completed_by(
        new.add_argument("--to", metavar=_("PERSON"), help=_("to whom; else to whoever wants it")), person_names
    )
    new.set_defaults(run=add)
    for word, told in (
        ("accept", _("it was accepted")),
        ("done", _("it is done")),
        ("drop", _("it comes to nothing")),
    ):
        _add_act(acts.add_parser(word, help=told), word)


def _add_act(parser: Any, word: str) -> None:
    if word != "drop":
        whom = parser.add_argument(
            "--to", metavar=_("PERSON"), help=_("whom it helps, where it was to whoever wants it")
        )
        completed_by(whom, person_names)
    completed_by(parser.add_argument("id", metavar=_("ID"), help=_("the offer's id or its beginning; last")), offer_ids)
    parser.set_defaults(run=move_on, state=_ACTS[word])


def show(desk: Desk, options: Namespace) -> int:
    """List offers, the oldest first."""
    offers = desk.people.offers()
    if options.json:
        print_json([_fields(desk, offer) for offer in offers])
        return 0
    told = [offer for offer in offers if options.all or offer.is_open]
    if told:
        print(columns(_row(desk, offer) for offer in told))
    else:
        say(_("No offer is open: wfhdesk offers add 'a second pair of eyes on SQL'"))
    return 0


def add(desk: Desk, options: Namespace) -> int:
    """Offer help; print only the new id."""
    person = whom(desk, options.to) if options.to else None
    if not person:
        _check_to_everybody(desk, options.text)
    offer = desk.people.offer(" ".join(options.text), person)
    who = person.name if person else _("whoever wants it")
    say(_("Offered to {who}: {text}").format(who=who, text=offer.text))
    print(offer.id)
    return 0


def _check_to_everybody(desk: Desk, words: list[str]) -> None:
    """Raise WrongInput where the first of several words is somebody's name: the offer would go to everybody."""
    said = bare(words[0].removeprefix("@"))
    found = desk.people.names().candidates(said) if len(words) > 1 else []
    called = {bare(name) for one in found for name in (one.name, one.first_name, *one.nicknames)}
    if said in called:  # whole: the “a” of “a second pair of eyes” isn't Ana
        raise WrongInput(
            _(
                "“{name}” is somebody you know. To offer it to them: wfhdesk offers add --to {name} 'text'; to offer it to"
                " everybody, put the whole text in quotes."
            ).format(name=shortened(one_line(words[0]), 40))
        )


def move_on(desk: Desk, options: Namespace) -> int:
    """Say what became of an offer."""
    offer, to = desk.people.offer_with(options.id), getattr(options, "to", None)
    if to and offer.person:
        raise WrongInput(_("That was offered to somebody already; leave --to out."))
    offer = desk.people.move_on(offer, options.state, whom(desk, to) if to else None)
    say(_("{text}: {state}").format(text=offer.text, state=shown_state(offer.state)))
    return 0


def _row(desk: Desk, offer: Offer) -> list[str]:
    day = short_day(offer.changed or offer.day, desk.people.today())
    return [offer.id[:SHORT], shown_state(offer.state), day, _name(desk, offer), offer.text]


def _name(desk: Desk, offer: Offer) -> str:
    person = desk.people.with_id(offer.person) if offer.person else None
    return person.name if person else ""


def _fields(desk: Desk, offer: Offer) -> dict[str, object]:
    return {
        "id": offer.id,
        "text": offer.text,
        "person": offer.person or None,
        "name": _name(desk, offer) or None,
        "state": offer.state,
        "day": offer.day.isoformat(),
        "changed": offer.changed.isoformat() if offer.changed else None,
    }
