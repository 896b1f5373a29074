from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.cards import samples
from wfhdesk.desk.address_book import CSV, FOLDER, VCF, Stopped, Wanted
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.card_matching import CHANGED, NEW, SAME, Wishes
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.people import Person

OpenAgain = Callable[[], Desk]
COUNT = 5_000


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A folder with the address books of several programs."""
    folder = tmp_path / "books"
    folder.mkdir()
    for name, data in (
        ("apple.vcf", samples.APPLE),
        ("google.vcf", samples.GOOGLE),
        ("outlook.csv", samples.OUTLOOK_CSV),
        ("nokia.vcf", samples.NOKIA),
    ):
        (folder / name).write_bytes(data)
    return folder


def taken_in(desk: Desk, *paths: Path, wishes: Wishes | None = None) -> list[Person]:
    cards = desk.address_book.read([str(path) for path in paths])
    return desk.address_book.take_in(desk.address_book.compare(cards, wishes))


def test_the_books_of_several_programs_become_people_in_one_act(desk: Desk, book: Path, open_again: OpenAgain) -> None:
    kept = taken_in(desk, book, wishes=Wishes(relation="team"))
    assert [person.name for person in open_again().people.all()] == [
        "no.name@example.org",
        "Omar Haddad",
        "Priya Nair",
        "René Garçon",
        "Ville-Kalle-Petteri-Johannes Väinämöinen",
    ]
    priya = next(person for person in kept if person.name == "Priya Nair")
    assert priya.emails == ("priya@work.example", "priya@home.example")  # of two books, each once
    assert (priya.relation, priya.every) == ("team", 14)
    desk.care.undo()
    assert open_again().people.all() == []


def test_a_second_time_nothing_is_new(desk: Desk, book: Path) -> None:
    taken_in(desk, book)
    before = desk.people.all()
    comparison = desk.address_book.compare(desk.address_book.read([str(book)]))
    assert comparison.of(NEW) == []
    assert desk.address_book.take_in(comparison) == []
    assert desk.people.all() == before


def test_what_changed_since_it_was_looked_at_is_not_taken_in(desk: Desk, book: Path) -> None:
    (priya,) = desk.people.keep_all([Person("Priya Nair")], "added Priya")
    comparison = desk.address_book.compare(desk.address_book.read([str(book)]))
    desk.people.keep_all([priya._replace(role="Chief")], "changed Priya")
    with pytest.raises(DeskError, match="look at the cards once more"):
        desk.address_book.take_in(comparison)
    assert [person.name for person in desk.people.all()] == ["Priya Nair"]


def test_reading_tells_how_far_it_is_and_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "many.vcf"
    file.write_bytes(b"".join(b"BEGIN:VCARD\nFN:P%d\nEND:VCARD\n" % number for number in range(120)))
    counts: list[int] = []

    def goes_on(count: int) -> bool:
        counts.append(count)
        return True

    cards = desk.address_book.read([str(file)], goes_on)
    assert (len(cards), counts) == (120, [50, 100, 120])
    with pytest.raises(Stopped):
        desk.address_book.read([str(file)], lambda count: count < 100)


def test_5000_people_are_taken_in_and_written_and_read_back_the_same(desk: Desk, tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "many.vcf"
    one = samples.GOOGLE.partition(b"END:VCARD\r\n")[0] + b"END:VCARD\r\n"
    file.write_bytes(
        b"".join(
            one.replace(b"Omar Haddad", b"Omar %d" % number).replace(b":omar", b":omar%d" % number)
            for number in range(COUNT)
        )
    )
    assert len(taken_in(desk, file)) == COUNT
    everybody = desk.people.all()
    again = tmp_path / "again.vcf"
    assert desk.address_book.export(str(again), Wanted(VCF)) == (COUNT, COUNT)
    comparison = open_desk(str(folder)).address_book.compare(desk.address_book.read([str(again)]))
    assert [proposal.state for proposal in comparison.proposals] == [SAME] * COUNT
    assert [proposal.person for proposal in comparison.proposals] == everybody


@pytest.mark.parametrize("form", [VCF, CSV, FOLDER])
def test_an_export_is_a_backup_that_an_empty_desk_reads_back(desk: Desk, book: Path, tmp_path: Path, form: str) -> None:
    taken_in(desk, book, wishes=Wishes(relation="mentor"))
    desk.people.keep_all(
        [person._replace(topics=("the garden",), notes="=note\ntwo", cadence=9) for person in desk.people.all()], "more"
    )
    target = str(tmp_path / ("backup" if form == FOLDER else f"backup.{form}"))
    assert desk.address_book.form_of(target) == form
    desk.address_book.export(target, Wanted(form))
    other = open_desk(str(tmp_path / "other"))
    taken_in(other, Path(target))
    restored = [person._replace(id="", uid="") for person in other.people.all()]
    assert restored == [person._replace(id="", uid="") for person in desk.people.all()]
    assert {one.state for one in desk.address_book.compare(desk.address_book.read([target])).proposals} == {SAME}


def test_an_older_backup_wins_only_where_that_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    (ana,) = desk.people.keep_all([Person("Ana", role="Guide", relation="team")], "added Ana")
    target = tmp_path / "old.vcf"
    desk.address_book.export(str(target), Wanted())
    desk.people.keep_all([ana._replace(role="Chief", relation="mentor")], "changed Ana")
    cards = desk.address_book.read([str(target)])
    (found,) = desk.address_book.compare(cards).proposals
    assert (found.state, found.is_wanted) == (CHANGED, False)
    desk.address_book.take_in(desk.address_book.compare(cards, Wishes(overwrite=True)))
    (person,) = desk.people.all()
    assert (person.role, person.relation) == ("Guide", "team")


def test_a_file_that_is_there_stays_unless_it_is_to_be_written_over(desk: Desk, tmp_path: Path) -> None:
    desk.people.keep_all([Person("Ana")], "added Ana")
    target = tmp_path / "x.vcf"
    target.write_text("mine")
    mode = target.stat().st_mode
    with pytest.raises(WrongInput, match="is there already"):
        desk.address_book.export(str(target), Wanted())
    assert target.read_text() == "mine"
    desk.address_book.export(str(target), Wanted(force=True))
    assert "FN:Ana" in target.read_text()
    assert target.stat().st_mode == mode  # one that was there keeps who may read it
    with pytest.raises(WrongInput, match="tells no form"):
        desk.address_book.form_of("people.doc")


def test_a_country_that_nobody_knows_keeps_nobody_from_being_taken_in(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.vcf"
    file.write_bytes(
        b"BEGIN:VCARD\nFN:Ana\nX-WFHDESK-HOLIDAYS:ZZ\nX-WFHDESK-CHANNEL:pigeon\nX-WFHDESK-CADENCE:-3\nEND:VCARD\n"
    )
    (ana,) = taken_in(desk, file)
    assert (ana.holidays, ana.channel, ana.cadence) == ("", "", None)


def test_days_of_a_card_that_lie_centuries_away_are_left_out_and_the_person_stays(
    desk: Desk, tmp_path: Path, open_again: OpenAgain
) -> None:
    odd = "X-WFHDESK-SINCE:9999-12-31\nX-WFHDESK-AWAY:0001-01-01..9999-12-31\nX-WFHDESK-SNOOZED:0001-01-01\n"
    card = tmp_path / "odd.vcf"
    card.write_text(f"BEGIN:VCARD\nVERSION:4.0\nFN:Priya Nair\nX-WFHDESK-RELATION:team\n{odd}END:VCARD\n")

    taken_in(desk, card)

    (priya,) = open_again().people.all()
    assert (priya.relation, priya.away, priya.snoozed) == ("team", (), ())


def test_two_people_with_one_uid_are_both_written_and_read_back_as_who_they_are(desk: Desk, tmp_path: Path) -> None:
    twice = [Person("Priya Nair", uid="u1", notes=notes) for notes in ("from the laptop", "from the desk")]
    *_priyas, omar = desk.people.keep_all([*twice, Person("Omar Haddad")])
    desk.people.keep_all([Person("Ana Lima", uid=f"wfhdesk-{omar.id}")])

    assert desk.address_book.export(f"{tmp_path}/out/", Wanted(FOLDER)) == (4, 4)

    assert len(list((tmp_path / "out").iterdir())) == 4
    again = desk.address_book.compare(desk.address_book.read([f"{tmp_path}/out"]))
    assert [one.state for one in again.proposals] == [SAME] * 4
