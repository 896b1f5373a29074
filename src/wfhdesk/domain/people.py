"""People: the co-workers one stays in touch with, and what is known of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from wfhdesk.domain.addresses import checked_address
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.hours import parse_hours
from wfhdesk.domain.hours_text import hours_text
from wfhdesk.domain.local_time import is_zone, zone_named
from wfhdesk.domain.periods import Period, check_in_sight
from wfhdesk.domain.plaintext import one_line, several_lines, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

SUPERVISOR, KEY, TEAM, PARTNER = "supervisor", "key co-worker", "team", "partner"
MENTOR, WEAK_TIE, FORMER = "mentor", "weak tie", "former"
CADENCES = {SUPERVISOR: 7, KEY: 7, TEAM: 14, PARTNER: 14, MENTOR: 30, WEAK_TIE: 45, FORMER: 90}
"""Relations, the closest first, and how many days may lie between two contacts where nothing else was said."""
RELATIONS = tuple(CADENCES)

LIST_FIELDS = ("nicknames", "emails", "topics", "asked", "projects")
"""What a person has several texts of."""
LONGEST_NAME = 120
LONGEST_TEXT = 4_000
"""Characters of one field; what an address book holds beyond that is no note any more."""
MOST = 50
"""How many nicknames, addresses, topics and the like one person may have."""
LONGEST_CADENCE = 730
"""Days. Cadence looks back two years."""
_CADENCE = re.compile(r"(\d{1,4}) ?(d|days?|dagen|dag|w|wk|weeks?|weken)?", re.IGNORECASE)
TITLES = frozenset(("dr.", "dr", "prof.", "mr.", "mrs.", "ms.", "drs.", "ir.", "ing.", "dhr.", "mw."))
_BIRTHDAY = re.compile(r"(?:\d{4}-|--)?(\d\d)-?(\d\d)")
_LEAP_YEAR = 2000


class Person(NamedTuple):
    """A co-worker.

    `relation` is one of RELATIONS, or nothing: then nobody counts the days. `cadence` is in days; None is the relation's own,
    0 none. `channel` is the kind of contact they like best. `zone` is an IANA name, `hours` are as `hours_text` writes them,
    `holidays` a country or a part of one (`NL`, `GB-ENG`); `away` are the spans of days on which they are known to be on
    leave. `birthday` is `MM-DD`: the year is nobody's business. `topics` are what to come back to, `asked` what they asked for,
    `projects` what both work on.

    `since` is the day from which their days are counted as long as there was no contact; `skipped` the day on which a cycle was
    let pass. `snoozed` are the days on which they were put off, `snoozed_until` until when. `pauses` are spans of days in which
    the clock stands still; one without an end is on. `uid` is what an address book calls them, `added` the day they came here.
    """

    name: str
    relation: str = ""
    cadence: int | None = None
    nicknames: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phone: str = ""
    role: str = ""
    organisation: str = ""
    channel: str = ""
    zone: str = ""
    hours: str = ""
    holidays: str = ""
    away: tuple[Period, ...] = ()
    birthday: str = ""
    topics: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    notes: str = ""
    since: date | None = None
    skipped: date | None = None
    snoozed: tuple[date, ...] = ()
    snoozed_until: date | None = None
    pauses: tuple[Pause, ...] = ()
    uid: str = ""
    added: date | None = None
    id: str = ""

    @property
    def first_name(self) -> str:
        """What one calls them, without the titles that an address book may put in front."""
        words = self.name.split(" ")
        return next((word for word in words if word.casefold() not in TITLES), words[0])

    def is_paused(self, day: date) -> bool:
        """Return whether the clock stands still on a day because it was paused."""
        return any(pause.start <= day and (pause.end is None or day <= pause.end) for pause in self.pauses)

    @property
    def is_weak(self) -> bool:
        """Whether this is a weak tie: one of those that strong ones crowd out, and that bring the most news."""
        return self.relation in (WEAK_TIE, FORMER)

    @property
    def every(self) -> int:
        """The cadence in days; 0 where nobody counts them."""
        return CADENCES.get(self.relation, 0) if self.cadence is None else self.cadence


class Pause(NamedTuple):
    """Days in which the clock stands still, from `start` to `end`, both included; without an end it is on."""

    start: date
    end: date | None = None


# --- what a person types ---------------------------------------------------------------------------------------


def parse_relation(text: str) -> str:
    """Return the relation that a text names, by its unique beginning; nothing for `none` or no text. Raises WrongInput."""
    if one_line(text).casefold() in ("", "none", "geen"):
        return ""
    found = chosen(text, {relation: shown_relation(relation) for relation in RELATIONS})
    if found is None:
        raise WrongInput(
            _("“{text}” is no relation; it is one of: {known}.").format(
                text=shortened(one_line(text)), known=", ".join(map(shown_relation, RELATIONS))
            )
        )
    return found


def parse_cadence(text: str) -> int | None:
    """Return the days of a cadence such as `10d` or `2 weeks`; 0 for `none`, None for the relation's own. WrongInput."""
    said = one_line(text).casefold()
    if said in ("", "usual", "default", "gewoon"):
        return None
    if said in ("none", "never", "geen", "nooit"):
        return 0
    found = _CADENCE.fullmatch(said)
    days = int(found[1]) * (7 if found[2] and found[2].startswith("w") else 1) if found else 0
    if not 1 <= days <= LONGEST_CADENCE:
        raise WrongInput(
            _("“{text}” is no cadence; write days or weeks, such as 10d or 2w (at most two years), or none.").format(
                text=shortened(said)
            )
        )
    return days


def parse_birthday(text: str) -> str:
    """Return the `MM-DD` of a birthday typed as 03-14, --03-14, or a whole date. Raises WrongInput."""
    said = one_line(text)
    if not said:
        return ""
    found = _BIRTHDAY.fullmatch(said)
    try:
        if found:
            return f"{date(_LEAP_YEAR, int(found[1]), int(found[2])):%m-%d}"
    except ValueError:
        pass
    raise WrongInput(_("“{text}” is no birthday; write month and day: 03-14.").format(text=shortened(said)))


_TEXTS = ("phone", "role", "organisation", "channel", "zone", "holidays", "uid")


def checked(person: Person) -> Person:
    """Return a person with every text made clean. Raises WrongInput where something of it can't be."""
    person = as_kept(person)
    if person.zone:
        zone_named(person.zone)
    return person


def as_kept(person: Person) -> Person:
    """Return the same of a person who was checked when they were kept, perhaps on another computer that knows more zones."""
    name = one_line(person.name)
    if not any(letter.isalpha() for letter in name) or len(name) > LONGEST_NAME:
        raise WrongInput(_("A person needs a name of at most {n} characters.").format(n=LONGEST_NAME))
    clean: dict[str, Any] = {field: _each_once(getattr(person, field)) for field in LIST_FIELDS}
    clean |= {field: one_line(getattr(person, field)) for field in _TEXTS}
    person = person._replace(name=name, notes=several_lines(person.notes).strip(), **clean)
    _check_sizes(person)
    for address in person.emails:
        checked_address(address)
    _check_days(person)
    hours = _whole_hours(person.hours) if person.hours.strip() else ""
    relation, birthday = parse_relation(person.relation), parse_birthday(person.birthday)
    return person._replace(relation=relation, hours=hours, birthday=birthday)


@lru_cache(maxsize=256)
def _whole_hours(text: str) -> str:
    """Return hours as they are kept. Many people have the same ones, and reading them takes as long as all the rest."""
    return hours_text(parse_hours(text))


def _check_days(person: Person) -> None:
    if person.cadence is not None and not 0 <= person.cadence <= LONGEST_CADENCE:
        raise WrongInput(_("A cadence has at most {n} days.").format(n=LONGEST_CADENCE))
    spans = (*person.away, *person.pauses)
    if any(end is not None and end < start for start, end in spans):
        raise WrongInput(_("The last day lies before the first one."))
    single = (person.since, person.skipped, person.snoozed_until, person.added)
    for day in filter(None, (*single, *person.snoozed, *(day for span in spans for day in span))):
        check_in_sight(day)


def _check_sizes(person: Person) -> None:
    lists = [getattr(person, field) for field in LIST_FIELDS]
    if any(len(found) > MOST for found in lists):
        raise WrongInput(_("That is more than {n} of one thing; keep what matters.").format(n=MOST))
    texts = [person.notes, *(getattr(person, field) for field in _TEXTS), *(text for found in lists for text in found)]
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise WrongInput(_("A text of a person has at most {n} characters.").format(n=LONGEST_TEXT))


def _each_once(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, texts))))


def reckoned(person: Person) -> Person:
    """Return a person as this computer can reckon with them: in a zone that it doesn't know nobody's hours can be told."""
    return person if not person.zone or is_zone(person.zone) else person._replace(zone="", hours="")


# --- read by a person ------------------------------------------------------------------------------------------


def shown_relation(relation: str) -> str:
    """Return a relation in the person's language; nothing for none."""
    names: dict[str, Callable[[], str]] = {
        SUPERVISOR: lambda: _("supervisor"),
        KEY: lambda: _("key co-worker"),
        TEAM: lambda: _("team"),
        PARTNER: lambda: _("partner"),
        MENTOR: lambda: _("mentor"),
        WEAK_TIE: lambda: _("weak tie"),
        FORMER: lambda: _("former"),
    }
    return names[relation]() if relation else ""


def shown_cadence(days: int) -> str:
    """Return a cadence as `every 2 weeks` or `every 10 days`; `–` for none."""
    if not days:
        return "–"
    if days % 7 == 0:
        return ngettext("every week", "every {n} weeks", days // 7).format(n=days // 7)
    return ngettext("every day", "every {n} days", days).format(n=days)


def in_order_of_names(people: list[Person]) -> list[Person]:
    """Return people by name, upper and lower case alike."""
    return sorted(people, key=lambda person: (person.name.casefold(), person.id))


def told_apart(people: Sequence[Person]) -> list[str]:
    """Return the names of people, with their ids where they have one name."""
    alike = Counter(person.name for person in people)
    return [f"{one.name} ({one.id})" if alike[one.name] > 1 else one.name for one in people]
