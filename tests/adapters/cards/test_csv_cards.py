from __future__ import annotations

import csv
import io

import pytest

from adapters.cards import samples
from wfhdesk.adapters.cards.csv_cards import looks_like_cards, read, written
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.people import Person


def people(data: bytes) -> list[Person]:
    assert looks_like_cards(data)
    return [one.person for one in read(data, "x.csv") if isinstance(one, Card)]


def test_outlook_in_english() -> None:
    priya, omar, rene = people(samples.OUTLOOK_CSV)
    assert priya == Person(
        "Priya K. Nair",
        emails=("priya@work.example", "priya@home.example"),
        phone="+31 6 5550 0101",
        role="Engineer",
        organisation="Bakker & Zn, Platform",
        birthday="03-14",
        notes='Met at the offsite\nlikes "green" tea',
    )
    assert omar == Person("Omar Haddad", emails=("omar@example.org",))
    assert rene == Person("René Garçon", birthday="04-05")


def test_outlook_in_dutch() -> None:
    assert people(samples.OUTLOOK_DUTCH_CSV) == [
        Person(
            "Jan van der Berg",
            emails=("jan@work.example", "jan@home.example"),
            phone="06 5550 0110",
            role="Verkoper",
            organisation="Bakker & Zn, Verkoop",
            birthday="03-14",
            notes="Koffie; zwart",
        ),
        Person("Ine Smit", emails=("ine@work.example",)),
    ]


def test_google_as_it_was() -> None:
    assert people(samples.GOOGLE_OLD_CSV) == [
        Person(
            "Lena Vogt",
            nicknames=("Leni",),
            emails=("lena@work.example", "lena@home.example", "vogt@home.example"),
            phone="+49 30 5550 0104",
            role="Designer",
            organisation="Vogt & Partner, Studio",
            birthday="03-21",
            notes="Ask about Kyoto",
        )
    ]


def test_google_as_it_is() -> None:
    sam, nameless = people(samples.GOOGLE_CSV)
    assert sam == Person(
        "Sam de Wit",
        nicknames=("Sammie",),
        emails=("sam@work.example", "sam@home.example", "s.dewit@example.org"),
        phone="06 5550 0112",
        role="Tester",
        organisation="Bakker & Zn",
        birthday="12-24",
        notes="First line\nsecond line",
    )
    assert nameless == Person("only.mail@example.org", emails=("only.mail@example.org",))


def test_thunderbird() -> None:
    assert people(samples.THUNDERBIRD_CSV) == [
        Person(
            "Ewa Kowalski",
            emails=("ewa@work.example", "ewa@home.example"),
            phone="+48 5550 0108",
            role="Editor",
            organisation="Atlas, Books",
            birthday="07-04",
        )
    ]


@pytest.mark.parametrize(
    ("dates", "birthdays"),
    [
        (["3/4/1970", "3/14/1970"], ["03-04", "03-14"]),
        (["3/4/1970", "14/3/1970"], ["04-03", "03-14"]),
        (["3/4/1970", "5/5/1970"], ["", "05-05"]),  # nothing tells which is the month, and nothing is guessed
        (["13/4/1970", "4/13/1970", "3/4/1970"], ["", "", ""]),
        (["3-4-1970", "3.4.70", "1970-04-03"], ["04-03", "04-03", "04-03"]),
        (["0/0/00", "31-2-1970", "x"], ["", "", ""]),
    ],
)
def test_the_other_birthdays_of_a_file_tell_which_number_is_the_month(dates: list[str], birthdays: list[str]) -> None:
    rows = [f"P{number},p@x.org,{said}" for number, said in enumerate(dates)]
    found = people("\n".join(["First Name,E-mail Address,Birthday", *rows]).encode())
    assert [one.birthday for one in found] == birthdays


def test_a_row_is_told_by_the_line_it_begins_in() -> None:
    data = b'Name,E-mail,Notes\nAna,a@x.org,"one\ntwo\nthree"\n,,lonely\n\nBen,b@x.org,\n'
    assert [one.place for one in read(data, "x.csv")] == ["x.csv:2", "x.csv:5", "x.csv:7"]
    assert [one for one in read(data, "x.csv") if isinstance(one, Unreadable)] == [
        Unreadable("x.csv:5", "it has no name that can be used")
    ]


def test_a_row_that_never_ends_stops_none_of_the_others() -> None:
    data = b"Name,E-mail\nAna,a@x.org\n" + b'"' + b"x" * 150_000 + b"\nBen,b@x.org\n"
    found = list(read(data, "x.csv"))
    assert [one.person.name for one in found if isinstance(one, Card)] == ["Ana", "Ben"]
    assert [one.place for one in found if isinstance(one, Unreadable)] == ["x.csv:3"]


def test_a_table_of_something_else_is_no_address_book() -> None:
    for data in (b"Date,Amount,Name\n2026-01-01,3,Ana\n", b"", b"\n\n", b"just text", b"\x00\x01\x02"):
        assert not looks_like_cards(data)
    assert [one.place for one in read(b"Date,Amount\n1,2\n", "x.csv")] == ["x.csv:1"]


@pytest.mark.parametrize("text", ["=1+2", "+31 6", "-x", "@SUM(A1)", "'quoted", "'=x", "''"])
def test_no_cell_is_a_formula_and_each_is_read_back_as_it_was(text: str) -> None:
    ana = Person("Ana", role=text, phone=text, notes=text, topics=(text, "=2"), uid="u")
    data = written([ana])
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert people(data) == [ana]


def test_a_copy_for_others_has_none_of_ones_own_words() -> None:
    ana = Person("Ana", emails=("a@x.org",), notes="secret", topics=("secret",), asked=("secret",), relation="mentor")
    data = written([ana], without=("notes", "topics", "asked", "relation"))
    assert b"secret" not in data
    assert people(data) == [Person("Ana", emails=("a@x.org",))]
