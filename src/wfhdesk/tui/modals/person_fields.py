"""The fields of the form for a person: what each is called, what it says, and what a person makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from wfhdesk.domain.addresses import checked_address
from wfhdesk.domain.away_days import away_text, parse_away
from wfhdesk.domain.contacts import parse_kind, shown_kind
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_hours
from wfhdesk.domain.hours_text import hours_text, reworded
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.people import RELATIONS, Person, parse_birthday, parse_cadence, parse_relation, shown_relation
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _

Parse = Callable[[str], Any]


class Field(NamedTuple):
    """A field: what it fills in, its label, an example, what it says of a person, what it makes of a text (WrongInput)."""

    name: str
    label: str
    example: str
    says: Callable[[Person], str]
    parse: Parse


def fields(days: Callable[[str], Any]) -> list[Field]:
    """Return the fields in their order; `days` makes days away of a text, as of today."""
    return [
        Field("name", _("Name"), "", lambda one: one.name, _name),
        Field(
            "relation",
            _("Relation"),
            ", ".join(map(shown_relation, RELATIONS)),
            lambda one: shown_relation(one.relation),
            parse_relation,
        ),
        Field("cadence", _("How often"), _("10d, 2w, none; empty for the relation's own"), _cadence, parse_cadence),
        Field("nicknames", _("Nicknames"), _("with commas between them"), _listed("nicknames"), _list),
        Field("emails", _("E-mail"), _("priya@example.org, another"), _listed("emails"), _addresses),
        Field("phone", _("Phone"), "", lambda one: one.phone, one_line),
        Field("role", _("Role"), "", lambda one: one.role, one_line),
        Field("organisation", _("Organisation"), "", lambda one: one.organisation, one_line),
        Field("channel", _("Reach by"), _("chat, call, video, mail, coffee, walk, 1:1"), _channel, parse_kind),
        Field("zone", _("Time zone"), _("Asia/Kolkata; empty for your own"), lambda one: one.zone, _zone),
        Field("hours", _("Hours"), _("mon-fri 9-17"), lambda one: reworded(one.hours), _hours),
        Field("holidays", _("Holidays of"), _("NL, or GB-ENG"), lambda one: one.holidays, one_line),
        Field("away", _("Away"), _("next week, 2026-12-21..2027-01-02"), lambda one: away_text(one.away), days),
        Field("birthday", _("Birthday"), _("03-14: month and day"), lambda one: one.birthday, parse_birthday),
        Field("topics", _("Topics"), _("to come back to; semicolons between"), _listed("topics", "; "), _sentences),
        Field(
            "asked", _("Asked for"), _("what they asked you; semicolons between"), _listed("asked", "; "), _sentences
        ),
        Field("projects", _("Projects"), _("that you share, with commas between"), _listed("projects"), _list),
    ]


def away_of(desk: Any) -> Callable[[str], Any]:
    """Return what makes days away of a text on a desk."""
    short_dutch = desk.accomplishments.short_dutch
    return lambda text: parse_away(text, desk.people.today(), short_dutch=short_dutch)


def _name(text: str) -> str:
    name = one_line(text)
    if not name:
        raise WrongInput(_("A person needs a name."))
    return name


def _cadence(person: Person) -> str:
    if person.cadence is None:
        return ""
    return f"{person.cadence}d" if person.cadence else _("none")


def _channel(person: Person) -> str:
    return shown_kind(person.channel) if person.channel else ""


def _listed(name: str, between: str = ", ") -> Callable[[Person], str]:
    return lambda person: between.join(getattr(person, name))


def _list(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.split(","))))


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.split(";"))))


def _addresses(text: str) -> tuple[str, ...]:
    found = _list(text)
    for address in found:
        checked_address(address)
    return found


def _zone(text: str) -> str:
    zone = one_line(text)
    if zone:
        zone_named(zone)
    return zone


def _hours(text: str) -> str:
    return hours_text(parse_hours(text)) if text.strip() else ""
