from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.adapters.cards import csv_cards, vcards
from wfhdesk.adapters.cards.own_fields import PRIVATE
from wfhdesk.adapters.cards.vcard_writer import V3, V4, card, written
from wfhdesk.domain.cards import Card
from wfhdesk.domain.contacts import KINDS
from wfhdesk.domain.people import RELATIONS, Pause, Person, checked
from wfhdesk.domain.periods import Period

_days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=90)
_signs = st.text(st.sampled_from("ab;:,\\\"'=+-@ \néß漢😀\u0301"), max_size=40)
_texts = st.one_of(_words, _signs)
_lists = st.lists(_texts, max_size=4).map(tuple)
_spans = st.tuples(_days, _days).map(lambda both: Period(min(both), max(both)))
_pauses = st.one_of(_days.map(Pause), _spans.map(lambda span: Pause(*span)))
_emails = st.lists(
    st.sampled_from(["ana@example.org", "a+b@x.org", "o'neil@x.org", "{x}@y.z", "lima@sub.example.org"]), unique=True
).map(tuple)


def _person(fields: dict[str, Any]) -> Person:
    return checked(Person(**fields | {"name": "A" + fields["name"]}))


_people = st.fixed_dictionaries(
    {
        "name": _texts,
        "relation": st.sampled_from(["", *RELATIONS]),
        "cadence": st.one_of(st.none(), st.integers(0, 730)),
        "nicknames": _lists,
        "emails": _emails,
        "phone": st.one_of(_signs, st.just("+31 6 1234")),
        "role": _texts,
        "organisation": _texts,
        "channel": st.sampled_from(["", *KINDS]),
        "zone": st.sampled_from(["", "Europe/Amsterdam", "UTC", "America/Argentina/Buenos_Aires"]),
        "hours": st.sampled_from(["", "mon-fri 9-17", "mon 9-12 office; tue 9-17 home core 10-15 / fri 9-13"]),
        "holidays": st.sampled_from(["", "NL", "GB-ENG"]),
        "away": st.lists(_spans, max_size=3).map(tuple),
        "birthday": st.sampled_from(["", "03-14", "02-29", "12-31"]),
        "topics": _lists,
        "asked": _lists,
        "projects": _lists,
        "notes": st.one_of(_texts, st.just("one\n\n\ttwo\\n; three, =four")),
        "since": st.one_of(st.none(), _days),
        "skipped": st.one_of(st.none(), _days),
        "snoozed": st.lists(_days, max_size=3).map(tuple),
        "snoozed_until": st.one_of(st.none(), _days),
        "pauses": st.lists(_pauses, max_size=3).map(tuple),
        "added": st.one_of(st.none(), _days),
        "uid": st.sampled_from(["u1", "urn:uuid:7d0f8a34", "a;b,c\\d"]),
    }
).map(_person)

FULL = Person(
    "Ana Lima; \\of, Porto",
    relation="team",
    cadence=0,
    nicknames=("An, the second", "Ä;na"),
    emails=("ana@example.org", "lima@example.org"),
    phone="+351 555 0100",
    role="Guide, head",
    organisation="Lima; Filhos",
    channel="coffee",
    zone="Europe/Lisbon",
    hours="mon-fri 09:00-17:00 home",
    holidays="PT",
    away=(Period(date(2026, 12, 24), date(2027, 1, 2)),),
    birthday="02-29",
    topics=("the garden; tomatoes", "=1+2"),
    asked=("the slides",),
    projects=("website",),
    notes="é" * 200 + "\nsecond \\n line; it, has\n\nsigns",
    since=date(2026, 1, 5),
    skipped=date(2026, 6, 1),
    snoozed=(date(2026, 7, 1), date(2026, 7, 8)),
    snoozed_until=date(2026, 7, 15),
    pauses=(Pause(date(2026, 8, 1), date(2026, 8, 14)), Pause(date(2026, 10, 1))),
    uid="urn:uuid:1",
    added=date(2025, 12, 1),
)


def read_again(data: bytes, form: str) -> list[Person]:
    found = list(csv_cards.read(data, "x") if form == "csv" else vcards.read(data, "x"))
    assert all(isinstance(one, Card) for one in found)
    return [one.person for one in found if isinstance(one, Card)]


def exported(people: list[Person], form: str) -> bytes:
    return csv_cards.written(people) if form == "csv" else written(people, form)


def test_the_sample_has_every_field() -> None:
    assert [field for field, value in FULL._asdict().items() if value in ("", (), None)] == ["id"]
    assert checked(FULL) == FULL


@pytest.mark.parametrize("form", [V4, V3, "csv"])
@given(people=st.lists(_people, max_size=3))
def test_what_is_exported_is_read_back_the_same(form: str, people: list[Person]) -> None:
    assert read_again(exported(people, form), form) == people


@pytest.mark.parametrize("form", [V4, V3, "csv"])
def test_every_field_is_read_back(form: str) -> None:
    assert read_again(exported([FULL, FULL._replace(uid="2")], form), form) == [FULL, FULL._replace(uid="2")]


@pytest.mark.parametrize("version", [V4, V3])
@pytest.mark.parametrize("shift", range(12))
def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(version: str, shift: int) -> None:
    data = card(FULL._replace(notes="x" * shift + "é漢😀a" * 100), version)
    assert data.endswith(b"\r\nEND:VCARD\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) in (74, 75)
    for line in lines:
        assert not {10, 13} & set(line)
        line.decode()


def test_quotes_of_ones_own_around_a_name_stay() -> None:
    ana = Person("'Ana'", relation="team", uid="u")
    assert read_again(card(ana), V4) == [ana]


@pytest.mark.parametrize("version", [V4, V3])
def test_another_program_reads_what_is_exported(version: str) -> None:
    found = vobject.readOne(card(FULL, version).decode())
    assert found.version.value == version
    assert found.fn.value == FULL.name
    assert (found.n.value.given, found.n.value.family) == ("Ana", "Lima; \\of, Porto")
    assert [line.value for line in found.email_list] == list(FULL.emails)
    assert found.org.value == ["Lima; Filhos"]
    assert (found.title.value, found.tel.value, found.note.value) == (FULL.role, FULL.phone, FULL.notes)
    assert found.tz.value == "Europe/Lisbon"
    assert found.bday.value == ("--0229" if version == V4 else "1604-02-29")
    assert found.uid.value == FULL.uid
    assert [line.value for line in found.contents["x-wfhdesk-topics"]] == list(FULL.topics)


@pytest.mark.parametrize("version", [V4, V3])
def test_a_copy_for_others_has_none_of_ones_own_words(version: str) -> None:
    data = card(FULL, version, without=PRIVATE)
    (person,) = read_again(data, version)
    kept = (
        "name",
        "nicknames",
        "emails",
        "phone",
        "role",
        "organisation",
        "zone",
        "hours",
        "holidays",
        "birthday",
        "uid",
    )
    assert person == Person(**{field: getattr(FULL, field) for field in kept})
    assert not [word for word in (b"tomatoes", b"slides", b"website", b"signs", b"team", b"CADENCE") if word in data]
