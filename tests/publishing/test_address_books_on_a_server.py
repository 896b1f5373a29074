from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]

from adapters.cards import samples
from publishing.calendar_server import PASSWORD, USER, CalendarServer, program
from wfhdesk.desk.address_book import FOLDER, Wanted
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.card_matching import CHANGED, SAME, Wishes
from wfhdesk.domain.card_texts import difference_line
from wfhdesk.domain.people import Person

_BOOK = f"/{USER}/colleagues/"
_MAKE = (
    '<?xml version="1.0"?><D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:set><D:prop>'
    "<D:resourcetype><D:collection/><C:addressbook/></D:resourcetype></D:prop></D:set></D:mkcol>"
)
_VDIRSYNCER = """\
[general]
status_path = "{folder}/status-of-cards/"
[pair cards]
a = "here"
b = "there"
collections = ["colleagues"]
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "{folder}/cards"
fileext = ".vcf"
[storage there]
type = "carddav"
url = "http://127.0.0.1:{port}/"
username = "{user}"
password = "{password}"
"""


class Cards:
    """An address book on a server, and the folder to which the person's vdirsyncer carries it and from where."""

    def __init__(self, server: CalendarServer, folder: Path) -> None:
        self._server = server
        self._config = folder / "vdirsyncer-cards"
        self.folder = folder / "cards" / "colleagues"
        self.folder.mkdir(parents=True)
        self._config.write_text(_VDIRSYNCER.format(folder=folder, port=server.port, user=USER, password=PASSWORD))
        status, _headers, said = server.asks("MKCOL", _BOOK, _MAKE, Content_Type="application/xml")
        assert status == 201, said
        self._vdirsyncer("discover")

    def puts(self, name: str, data: bytes) -> None:
        """Put a card on the server, as a telephone would."""
        status, _headers, said = self._server.asks("PUT", f"{_BOOK}{name}", data.decode(), Content_Type="text/vcard")
        assert status in (201, 204), said

    def held(self) -> dict[str, str]:
        """Return what the server holds, by name, as vobject reads it."""
        data = self._server.asks("GET", _BOOK)[2].decode()
        return {card.fn.value: card.serialize(validate=False) for card in vobject.readComponents(data)}

    def syncs(self) -> None:
        """Carry everything both ways."""
        self._vdirsyncer("sync")

    def _vdirsyncer(self, word: str) -> None:
        vdirsyncer = program("vdirsyncer")
        assert vdirsyncer
        done = subprocess.run(
            [vdirsyncer, word],
            input="y\n" * 9,
            env={**os.environ, "VDIRSYNCER_CONFIG": str(self._config)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def cards(server: CalendarServer, tmp_path: Path) -> Cards:
    return Cards(server, tmp_path)


def single(data: bytes) -> bytes:
    """Return the first card of a file."""
    return data.partition(b"END:VCARD")[0] + b"END:VCARD\r\n"


def test_an_address_book_on_a_server_becomes_people(desk: Desk, cards: Cards) -> None:
    cards.puts("priya.vcf", single(samples.APPLE))
    cards.puts("lena.vcf", single(samples.NEXTCLOUD))
    cards.puts("sam.vcf", samples.THUNDERBIRD)
    cards.syncs()
    assert len(list(cards.folder.glob("*.vcf"))) == 3
    found = desk.address_book.compare(desk.address_book.read([str(cards.folder)]), Wishes(relation="team"))
    assert found.unreadable == []
    kept = {person.name: person for person in desk.address_book.take_in(found)}
    assert kept.keys() == {"Priya Nair", "Lena Vogt", "Sam de Wit"}
    assert kept["Lena Vogt"].zone == "Europe/Berlin"
    assert kept["Priya Nair"].emails == ("priya@work.example", "priya@home.example")
    assert kept["Priya Nair"].notes == "Met at the offsite, likes tea.\nAsk about Kochi; the wedding."


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_an_exported_folder_reaches_the_server_and_comes_back_the_same(desk: Desk, cards: Cards, version: str) -> None:
    people = [
        Person(
            "Zoë Ångström, MSc", emails=("zoe@example.org",), topics=("the garden; tomatoes",), notes="é" * 100 + "\n=x"
        ),
        Person("Ben Bos", nicknames=("B, the second",), zone="Europe/Lisbon", birthday="02-29", relation="mentor"),
    ]
    desk.people.keep_all(people, "added two")
    assert desk.address_book.export(str(cards.folder), Wanted(FOLDER, version)) == (2, 2)
    cards.syncs()
    held = cards.held()
    assert held.keys() == {"Zoë Ångström, MSc", "Ben Bos"}
    for path in cards.folder.glob("*.vcf"):
        path.unlink()
    (cards.folder.parent.parent / "status-of-cards").rename(cards.folder.parent.parent / "forgotten")
    cards._vdirsyncer("discover")
    cards.syncs()
    comparison = desk.address_book.compare(desk.address_book.read([str(cards.folder)]))
    assert [one.state for one in comparison.proposals] == [SAME, SAME]


def test_what_a_telephone_changed_is_told_and_taken_only_where_that_is_asked_for(desk: Desk, cards: Cards) -> None:
    (ben,) = desk.people.keep_all([Person("Ben Bos", phone="06 1", emails=("ben@example.org",))], "added Ben")
    desk.address_book.export(str(cards.folder), Wanted(FOLDER))
    cards.syncs()
    changed = cards.held()["Ben Bos"].replace("06 1", "06 2").replace("END:VCARD", "TITLE:Baker\r\nEND:VCARD")
    cards.puts(f"wfhdesk-{ben.id}.vcf", changed.encode())
    cards.syncs()
    read = desk.address_book.read([str(cards.folder)])
    (found,) = desk.address_book.compare(read).proposals
    assert found.state == CHANGED
    assert [difference_line(one) for one in found.differences] == [
        "role: – → Baker",
        "phone: stays 06 1, the card says 06 2",
    ]
    (kept,) = desk.address_book.take_in(desk.address_book.compare(read, Wishes(overwrite=True)))
    assert (kept.id, kept.phone, kept.role) == (ben.id, "06 2", "Baker")
