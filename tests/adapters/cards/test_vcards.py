from __future__ import annotations

import pytest

from adapters.cards import samples
from wfhdesk.adapters.cards.vcards import read
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.people import Person, checked


def people(data: bytes) -> list[Person]:
    found = [one.person for one in read(data, "x.vcf") if isinstance(one, Card)]
    assert all(checked(person) == person for person in found)
    return found


def unreadable(data: bytes) -> list[Unreadable]:
    return [one for one in read(data, "x.vcf") if isinstance(one, Unreadable)]


def person(*lines: str, version: str = "3.0") -> Person:
    (found,) = people("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode())
    return found


def test_a_card_of_apple() -> None:
    assert people(samples.APPLE) == [
        Person(
            "Priya Nair",
            nicknames=("Pri", "PN"),
            emails=("priya@work.example", "priya@home.example"),
            phone="+31 6 5550 0101",
            role="Engineer",
            organisation="Bakker & Zn, Platform",
            birthday="02-29",
            notes="Met at the offsite, likes tea.\nAsk about Kochi; the wedding.",
            uid="0C9C8F3C-1111-4222-8333-ABCDEF012345",
        )
    ]
    (company,) = unreadable(samples.APPLE)
    assert company.why == "a company, not a person"
    assert company.place == f"x.vcf:{samples.APPLE[: samples.APPLE.rindex(b'BEGIN')].count(bytes([10])) + 1}"


def test_cards_of_google() -> None:
    omar, nameless = people(samples.GOOGLE)
    assert omar == Person(
        "Omar Haddad",
        emails=("omar@example.org", "omar.haddad@work.example"),
        phone="+212 6 5550 0102",
        role="Data analyst",
        organisation="Atlas",
        birthday="07-04",
        notes="First line\nsecond line",
    )
    assert (nameless.name, nameless.emails) == ("no.name@example.org", ("no.name@example.org",))


def test_a_card_of_outlook() -> None:
    assert people(samples.OUTLOOK) == [
        Person(
            "Søren Brök",
            emails=("soren@work.example",),
            phone="06 5550 0103",
            role="Head of Sales",
            organisation="Bakker, Smit & Zn, Sales",
            birthday="03-14",
            notes="Knows the C:\\new folder\nCoffee, black\n  élève",
        )
    ]


def test_cards_of_nextcloud() -> None:
    assert people(samples.NEXTCLOUD) == [
        Person(
            "Lena Vogt",
            nicknames=("Leni",),
            emails=("lena@home.example", "lena@work.example"),
            phone="+49-30-5550-0104 ext. 12",
            role="Designer",
            organisation="Vogt; Partner",
            zone="Europe/Berlin",
            birthday="03-21",
            uid="7d0f8a34-22b0-4b60-9c1e-0123456789ab",
        )
    ]
    assert [one.why for one in unreadable(samples.NEXTCLOUD)] == ["a distribution list, not a person"]


def test_a_card_of_thunderbird() -> None:
    assert people(samples.THUNDERBIRD) == [
        Person(
            "Sam de Wit",
            nicknames=("Sammie",),
            emails=("sam@example.org",),
            role="Tester",
            zone="Europe/Amsterdam",
            birthday="12-24",
            uid="5c0e1f7e-0000-4000-8000-00000000abcd",
        )
    ]


def test_a_card_of_an_old_nokia_whose_name_runs_over_two_lines() -> None:
    assert people(samples.NOKIA) == [
        Person(
            "Ville-Kalle-Petteri-Johannes Väinämöinen",
            emails=("ville@example.org",),
            phone="+358405550105",
            role="Johtaja; myynti",
        )
    ]


def test_a_card_of_an_old_sony_ericsson_in_latin_1_with_bare_carriage_returns() -> None:
    assert people(samples.SONY_ERICSSON) == [
        Person("Inés Marquez", emails=("ines@example.org",), phone="0655500107", birthday="10-05")
    ]


def test_a_card_of_android_with_a_birthday_that_has_no_year() -> None:
    assert people(samples.ANDROID) == [Person("Ewa Kowalski", phone="+48 5550 0108", birthday="03-14")]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_line_end_in_any_encoding(end: str, encoding: str) -> None:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:Zoë", " Bakker", "NOTE:one\\ntwo", "END:VCARD"]
    assert people(end.join(lines).encode(encoding)) == [Person("ZoëBakker", notes="one\ntwo")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("BDAY:19700314", "03-14"),
        ("BDAY:1970-03-14", "03-14"),
        ("BDAY;VALUE=date:1970-03-14", "03-14"),
        ("BDAY:1970-03-14T23:59:00Z", "03-14"),
        ("BDAY;VALUE=date-time:19700314T000000Z", "03-14"),
        ("BDAY:--0314", "03-14"),
        ("BDAY:--03-14", "03-14"),
        ("BDAY:--0229", "02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-14", "03-14"),
        ("BDAY:1970-02-30", ""),
        ("BDAY:---14", ""),
        ("BDAY:1970", ""),
        ("BDAY:1970-03", ""),
        ("BDAY:T102200", ""),
        ("BDAY;VALUE=text:circa 1800", ""),
        ("BDAY:", ""),
    ],
)
def test_birthdays_in_all_forms(said: str, meant: str) -> None:
    assert person("FN:Ana", said).birthday == meant


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Ana Lima", "N:Other;Name"], "Ana Lima"),
        (["FN:", "N:Lima;Ana;Maria;Dr.;"], "Ana Maria Lima"),
        (["N:Lima"], "Lima"),
        (["N:;;;;", "NICKNAME:Annie,An"], "Annie"),
        (["ORG:;Sales"], "Sales"),
        (["ORG:Bakker & Zn;Sales", "EMAIL:a@b.c"], "Bakker & Zn"),
        (["FN:12345", "EMAIL:nope", "EMAIL:ana@example.org"], "ana@example.org"),
        (["FN:'Ana Lima'"], "Ana Lima"),
        (["FN;PREF=2:Second", "FN;PREF=1:First"], "First"),
        (["N:Lima;Ana,Maria"], "Ana Maria Lima"),
    ],
)
def test_a_name_is_found_where_there_is_one(lines: list[str], name: str) -> None:
    assert person(*lines).name == name


def test_addresses_come_with_the_preferred_one_first_and_each_once() -> None:
    found = person(
        "FN:Ana",
        "EMAIL:a@x.org",
        "EMAIL:A@X.org",
        "EMAIL:ana lima@x.org",
        "EMAIL;TYPE=PREF:mailto:b%2Bc@x.org?subject=x",
    )
    assert found.emails == ("b+c@x.org", "a@x.org")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["TEL;TYPE=WORK:1", "TEL;TYPE=CELL:2"], "2"),
        (["TEL;TYPE=WORK,PREF:1", "TEL;TYPE=CELL:2"], "1"),
        (['TEL;TYPE="fax,work";PREF=1:1', 'TEL;PREF=2;TYPE="voice,work":2'], "2"),
        (["TEL;TYPE=FAX:1"], ""),
        (["TEL;VALUE=uri:tel:+1-201-555-0123"], "+1-201-555-0123"),
        (["TEL;VALUE=uri:TEL:%2B31%206;ext=7;phone-context=x"], "+31 6 ext. 7"),
    ],
)
def test_the_number_is_one_that_somebody_speaks_at(lines: list[str], number: str) -> None:
    assert person("FN:Ana", *lines).phone == number


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("TZ:Europe/Amsterdam", "Europe/Amsterdam"),
        ("TZ;VALUE=text:America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("TZ:-0500", ""),
        ("TZ;VALUE=utc-offset:+01:00", ""),
        ("TZ;VALUE=text:-05:00\\; EST\\; Raleigh/North America", ""),
        ("TZ:../../../etc/passwd", ""),
        ("TZ:Mars/Olympus", ""),
    ],
)
def test_a_time_zone_is_a_name_that_is_known(said: str, zone: str) -> None:
    assert person("FN:Ana", said).zone == zone


def test_a_comma_that_nobody_escaped_cuts_no_text() -> None:
    found = person("FN:Lima, Ana", "NOTE:Tea, coffee, cake", "TITLE:Head, Sales", version="4.0")
    assert (found.name, found.notes, found.role) == ("Lima, Ana", "Tea, coffee, cake", "Head, Sales")


@pytest.mark.parametrize(
    "line",
    [
        "KIND:group",
        "KIND:org",
        "KIND:LOCATION",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ABShowAs:COMPANY",
        "X-EVOLUTION-LIST:TRUE",
    ],
)
def test_a_card_that_is_for_nobody_is_told_so(line: str) -> None:
    (found,) = unreadable(f"BEGIN:VCARD\nFN:All of us\n{line}\nEND:VCARD".encode())
    assert found.why.endswith("not a person")
    assert person("FN:Ana", "KIND:individual", "X-EVOLUTION-LIST:FALSE").name == "Ana"


def test_a_folded_line_that_looks_like_the_end_is_none() -> None:
    assert person("FN:Ana", "NOTE:they wrote", " END:VCARD", " BEGIN:VCARD").notes == "they wroteEND:VCARDBEGIN:VCARD"


@pytest.mark.parametrize(("version", "note"), [("2.1", "one two"), ("3.0", "onetwo"), ("4.0", "onetwo")])
def test_a_fold_of_vcard_2_1_stands_before_a_space_of_the_text(version: str, note: str) -> None:
    assert person("N:Ana", "NOTE:one", " two", version=version).notes == note


@pytest.mark.parametrize("charset", ["KOI8-R", "iso-8859-5", "UTF-8", "shift_jis"])
def test_a_line_is_read_in_the_charset_that_it_names(charset: str) -> None:
    name = "山田" if charset == "shift_jis" else "Анна"
    (found,) = people(f"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET={charset}:{name}\r\nEND:VCARD\r\n".encode(charset))
    assert found.name == name


def test_a_note_that_is_too_long_is_cut_between_letters() -> None:
    for shift in range(4):
        note = person("FN:Ana", "NOTE:" + "x" * shift + "漢" * 100_000).notes
        assert set(note) <= {"x", "漢", "…"}


def test_a_charset_that_nobody_knows_is_passed_over() -> None:
    (found,) = people(
        b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=X-NOPE:Ren\xe9\n"
        b"NOTE;CHARSET=rot13;ENCODING=QUOTED-PRINTABLE:=41=ZZ\nEND:VCARD"
    )
    assert (found.name, found.notes) == ("René", "A=ZZ")


def test_a_card_within_a_card_is_not_somebody_else() -> None:
    (found,) = people(
        b"BEGIN:VCARD\nVERSION:2.1\nN:Chief;The\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Agent;The\nEND:VCARD\n"
        b"EMAIL:chief@example.org\nEND:VCARD\n"
    )
    assert (found.name, found.emails) == ("The Chief", ("chief@example.org",))


def test_one_bad_card_stops_none_of_the_others() -> None:
    data = (
        b"garbage before\nBEGIN:VCARD\nFN:Ana\nEND:VCARD\n"
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Cut off\n"
        b"BEGIN:VCARD\nthis is no line\n;;;=:::\nFN:Ben\n\x00\xff\xfe\nEND:VCARD\n"
        b"BEGIN:VCARD\nVERSION:3.0\nNOTE:nobody\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Cut off too"
    )
    assert [one.name for one in people(data)] == ["Ana", "Ben"]
    assert unreadable(data) == [
        Unreadable("x.vcf:5", "it is cut off: there is no END:VCARD"),
        Unreadable("x.vcf:14", "it has no name that can be used"),
        Unreadable("x.vcf:19", "it is cut off: there is no END:VCARD"),
    ]
