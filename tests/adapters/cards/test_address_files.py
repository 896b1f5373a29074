from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from adapters.cards import samples
from wfhdesk.adapters.cards import address_files, address_folder
from wfhdesk.adapters.cards.address_files import LARGEST, check, read, read_bytes
from wfhdesk.adapters.cards.vcard_writer import card
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.people import Person

ANA = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEND:VCARD\n"


def names(*paths: Path) -> list[str]:
    return [one.person.name for one in read([str(path) for path in paths]) if isinstance(one, Card)]


def problems(*paths: Path) -> dict[str, str]:
    found = [one for one in read([str(path) for path in paths]) if isinstance(one, Unreadable)]
    return {one.place.rpartition("/")[2]: one.why for one in found}


def test_a_folder_with_a_file_for_each_card(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "1.vcf").write_bytes(samples.APPLE)
    (tmp_path / "work" / "2.VCF").write_bytes(samples.NOKIA)
    (tmp_path / "google.csv").write_bytes(samples.GOOGLE_CSV)
    (tmp_path / ".displayname").write_text("Work")
    (tmp_path / ".3.vcf.tmp").write_bytes(ANA)
    (tmp_path / "4.vcf.tmp").write_bytes(ANA)
    assert names(tmp_path) == [
        "Sam de Wit",
        "only.mail@example.org",
        "Priya Nair",
        "Ville-Kalle-Petteri-Johannes Väinämöinen",
    ]


def test_what_is_no_card_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.vcf").write_bytes(ANA)
    (tmp_path / "2.vcf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100)
    (tmp_path / "3.ics").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    (tmp_path / "4.vcf").write_bytes(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    (tmp_path / "5.csv").write_bytes(b"Date,Amount\n1,2\n")
    (tmp_path / "6.vcf").write_bytes(b"")
    os.mkfifo(tmp_path / "7.vcf")
    (tmp_path / "8.vcf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "9.vcf").write_bytes(ANA.replace(b"Ana", b"Ben"))
    assert names(tmp_path) == ["Ana", "Ben"]
    assert problems(tmp_path) == {
        "2.vcf": "there is no address card in it",
        "3.ics": "it is no file of address cards",
        "4.vcf": "it is a calendar; wfhdesk people meetings FILE reads it",
        "5.csv:1": "its first line has no columns of an address book",
        "7.vcf": "it is no plain file",
        "8.vcf": "No such file or directory",
    }


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (tmp_path / "1.vcf").write_bytes(ANA)
    (tmp_path / "1.vcf").chmod(0)
    assert problems(tmp_path) == {"1.vcf": "Permission denied"}


def test_links_that_lead_round_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.vcf").write_bytes(ANA)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    assert names(tmp_path, tmp_path / "a" / "1.vcf") == ["Ana"]
    assert list(problems(tmp_path)) == ["self"]


def test_folders_that_are_too_deep_are_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 30)
    deep.mkdir(parents=True)
    assert list(problems(tmp_path).values()) == ["its folders are too deep"]


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "1.vcf").open("wb") as file:
        file.truncate(LARGEST + 1)  # takes no room on the disk
    assert problems(tmp_path) == {"1.vcf": "it is larger than 200 MB"}


def test_a_place_where_nothing_is_and_a_calendar_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongInput, match="There is no file or folder"):
        check([str(tmp_path / "nothing.vcf")])
    with pytest.raises(WrongInput, match="wfhdesk people meetings week"):
        check(["week.ics"])


def test_what_comes_by_a_pipe_is_known_by_what_it_says() -> None:
    for data in (samples.NEXTCLOUD, samples.OUTLOOK, samples.GOOGLE_OLD_CSV, ANA.decode().encode("utf-16")):
        assert any(isinstance(one, Card) for one in read_bytes(data, "-"))


def test_5000_cards_cost_ten_times_what_500_do() -> None:
    def calls(count: int) -> int:
        data = b"".join(
            samples.GOOGLE.split(b"BEGIN:VCARD")[1].join([b"BEGIN:VCARD", b""]).replace(b"Omar", b"Omar%d" % number)
            for number in range(count)
        )
        counted = 0

        def count_calls(_frame: object, event: str, _said: object) -> None:
            nonlocal counted
            counted += event in ("call", "c_call")

        sys.setprofile(count_calls)
        found = list(address_files.read_bytes(data, "-"))
        sys.setprofile(None)
        assert len(found) == count
        return counted

    calls(1)  # loads what is loaded once
    assert calls(1_000) < 11 * calls(100)


# --- a folder that is written ----------------------------------------------------------------------------------


def test_a_folder_has_a_file_for_each_uid_and_no_uid_leads_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "cards"
    uids = ["0C9C8F3C-1111", "../../evil", "urn:uuid:1", "x" * 300, ".hidden"]
    cards = [(uid, card(Person("Ana", uid=uid))) for uid in uids]
    assert address_folder.write(str(folder), cards, force=False) == 5
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(found) == 5
    assert all(path.parent == folder and path.suffix == ".vcf" for path in found)
    assert (folder / "0C9C8F3C-1111.vcf").exists()
    assert address_folder.write(str(folder), cards, force=False) == 0


def test_cards_are_written_over_only_where_they_are_ours_and_that_is_asked_for(tmp_path: Path) -> None:
    address_folder.write(str(tmp_path), [("u1", card(Person("Ana", uid="u1")))], force=False)
    newer = [("u0", card(Person("Ben", uid="u0"))), ("u1", card(Person("Ana Lima", uid="u1")))]
    with pytest.raises(WrongInput, match="--force"):
        address_folder.write(str(tmp_path), newer, force=False)
    assert not (tmp_path / "u0.vcf").exists()
    assert address_folder.write(str(tmp_path), newer, force=True) == 2
    (tmp_path / "u1.vcf").write_bytes(samples.APPLE)
    with pytest.raises(WrongInput, match="another program's card"):
        address_folder.write(str(tmp_path), newer, force=True)
    (tmp_path / "u1.vcf").unlink()
    (tmp_path / "u1.vcf").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DeskError, match="no plain file"):
        address_folder.write(str(tmp_path), newer, force=True)
