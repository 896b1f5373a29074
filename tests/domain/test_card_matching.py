from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.card_matching import (
    CHANGED,
    NEW,
    SAME,
    Comparison,
    Proposal,
    Wishes,
    card_uid,
    compared,
)
from wfhdesk.domain.card_texts import counts_line, difference_line, proposal_line
from wfhdesk.domain.cards import Card, Unreadable
from wfhdesk.domain.filling import Difference
from wfhdesk.domain.people import Person

ANA = Person("Ana Lima", emails=("ana@example.org",), phone="06 123", uid="u-ana", id="aaa")
BEN = Person("Ben Bos", id="bbb")
OTHER_BEN = Person("Ben Bos", id="ccc")


def card(name: str, place: str = "x:1", **said: Any) -> Card:
    return Card(Person(name, **said), place)


def look(*cards: Card | Unreadable, people: tuple[Person, ...] = (ANA, BEN), **wishes: Any) -> Comparison:
    return compared(people, cards, Wishes(**wishes))


def only(*cards: Card, people: tuple[Person, ...] = (ANA, BEN), **wishes: Any) -> Proposal:
    comparison = look(*cards, people=people, **wishes)
    assert not comparison.unreadable
    (found,) = comparison.proposals
    return found


def test_somebody_whom_nobody_knows_is_new() -> None:
    found = only(card("Priya Nair", emails=("p@x.org",)))
    assert (found.state, found.before, found.person) == (NEW, None, Person("Priya Nair", emails=("p@x.org",)))


@pytest.mark.parametrize(
    "same",
    [
        card("A. L. de Souza", uid="u-ana"),
        card("Ana Lima de Souza", emails=("x@y.z", "ANA@Example.org")),
        card("ana lima"),
        card("Ana  Líma".replace("  ", " ")),
    ],
    ids=["uid", "address and a word of the name", "name", "name without its accent"],
)
def test_somebody_is_known_by_uid_or_address_or_name(same: Card) -> None:
    assert only(same).person.id == "aaa"


def test_capitals_of_an_address_make_nobody_else() -> None:
    ana = ANA._replace(emails=("Ana@Example.ORG",))
    assert only(card("A. Lima", emails=("ana@example.org",)), people=(ana,)).person.id == "aaa"


def test_a_person_without_a_uid_is_known_by_the_one_that_an_export_gives_them() -> None:
    found = only(card("Benjamin", uid=card_uid(BEN)))
    assert found.person.id == "bbb"
    assert found.person.uid == ""


def test_what_is_empty_is_filled_and_what_differs_stays() -> None:
    found = only(
        card("Ana Lima", emails=("ana@example.org", "new@x.org"), phone="07 999", role="Guide", nicknames=("An",))
    )
    assert found.person == ANA._replace(emails=("ana@example.org", "new@x.org"), role="Guide", nicknames=("An",))
    assert found.state == CHANGED
    assert set(found.differences) == {
        Difference("role", "", "Guide", is_taken=True),
        Difference("nicknames", (), ("An",), is_taken=True),
        Difference("emails", ("ana@example.org",), ("ana@example.org", "new@x.org"), is_taken=True),
        Difference("phone", "06 123", "07 999", is_taken=False),
    }


def test_what_differs_is_taken_where_that_is_asked_for() -> None:
    found = only(card("Ana Souza", uid="u-ana", phone="07 999"), overwrite=True)
    assert found.person == ANA._replace(name="Ana Souza", phone="07 999")
    assert {one.field for one in found.differences if one.is_taken} == {"name", "phone"}


def test_a_difference_that_stays_is_told_though_nothing_is_to_be_kept() -> None:
    found = only(card("Ana Lima", phone="07 999"))
    assert (found.state, found.is_wanted) == (CHANGED, False)


@pytest.mark.parametrize(
    "same",
    [
        card("Ana Lima", phone="(06) 12-3", emails=("ANA@example.org",)),
        card("ANA LIMA", uid="another"),
        card("Ana Lima", emails=("ana@example.org",)),
    ],
    ids=["a number written differently", "another uid", "less than is known"],
)
def test_what_says_nothing_new_is_the_same(same: Card) -> None:
    found = only(same)
    assert (found.state, found.is_wanted, found.person) == (SAME, False, ANA)


def test_a_note_that_is_part_of_ones_own_is_nothing_new() -> None:
    ana = ANA._replace(notes="tea\ncoffee")
    assert only(card("Ana Lima", notes="tea"), people=(ana,)).state == SAME


def test_one_name_with_other_addresses_is_somebody_else_and_that_is_told() -> None:
    found = only(card("Ana Lima", emails=("lima@elsewhere.org",)))
    assert found.state == NEW
    assert found.remark.startswith("you know somebody called Ana Lima with other addresses (ana@example.org); ")


def test_one_name_with_other_addresses_is_one_person_where_that_is_asked_for() -> None:
    found = only(card("Ana Lima", emails=("lima@elsewhere.org",)), join_names=True)
    assert found.person.emails == ("ana@example.org", "lima@elsewhere.org")
    assert found.remark == ""


def test_two_people_who_share_an_address_stay_two_and_that_is_told() -> None:
    cards = (
        card("Eva Jansen", emails=("office@shop.example",), uid="e"),
        card("Frank Bos", emails=("office@shop.example",), uid="f"),
        card("Frank Bos", emails=("Office@shop.example",), phone="1"),
    )
    eva, frank = look(*cards).proposals
    assert (eva.state, eva.person.name, eva.remark) == (NEW, "Eva Jansen", "")
    assert (frank.state, frank.person.name, frank.person.phone) == (NEW, "Frank Bos", "1")
    assert frank.remark == "Eva Jansen has the address office@shop.example too; this is taken for somebody else"
    assert len(frank.places) == 2


def test_of_an_address_that_very_many_have_the_whole_name_tells() -> None:
    cards = [card(f"P{number} Q{number}", emails=("office@x.org",)) for number in range(30)]
    assert len(look(*cards, *cards).proposals) == 30


def test_of_those_who_share_an_address_the_same_name_comes_before_one_like_it() -> None:
    jon = Person("Jon Smith", emails=("us@x.org",), id="jon")
    jonathan = Person("Jonathan Smith", emails=("us@x.org",), id="jonathan")
    found = only(card("Jonathan Smith", emails=("us@x.org",)), people=(jon, jonathan))
    assert found.person.id == "jonathan"


def test_somebody_else_who_has_the_address_of_a_person_is_new_unless_the_uid_says_otherwise() -> None:
    stranger = card("Frank Bos", emails=("ana@example.org",))
    found = only(stranger)
    assert (found.state, found.remark) == (
        NEW,
        "Ana Lima has the address ana@example.org too; this is taken for somebody else",
    )
    same = only(stranger._replace(person=stranger.person._replace(uid="u-ana")))
    assert (same.person.id, same.remark) == ("aaa", "")
    assert [difference_line(one) for one in same.differences] == ["name: stays Ana Lima, the card says Frank Bos"]


def test_a_name_that_two_people_have_tells_nothing() -> None:
    comparison = look(card("Ben Bos", phone="1"), people=(BEN, OTHER_BEN))
    assert comparison.proposals == []
    assert [one.place for one in comparison.unreadable] == ["x:1"]
    assert "several people called Ben Bos" in comparison.unreadable[0].why


def test_two_cards_of_one_person_count_once() -> None:
    found = only(
        card("Priya Nair", "x:1", emails=("p@x.org",), phone="1"),
        card("Priya", "x:9", emails=("P@X.org", "q@x.org"), phone="2", role="Engineer"),
        card("P. Nair", "y:1", emails=("q@x.org",)),
    )
    assert found.person == Person("Priya Nair", emails=("p@x.org", "q@x.org"), phone="1", role="Engineer")
    assert found.places == ("x:1", "x:9", "y:1")
    assert [difference_line(one) for one in found.differences] == [
        "name: stays Priya Nair, the card says Priya",
        "phone: stays 1, the card says 2",
        "name: stays Priya Nair, the card says P. Nair",
    ]
    assert proposal_line(found) == "Priya Nair · p@x.org · 1 · 3 cards"


def test_a_relation_is_for_who_has_none() -> None:
    mentor = ANA._replace(relation="mentor")
    comparison = look(card("Ana Lima"), card("Ben Bos"), card("New One"), people=(mentor, BEN), relation="team")
    assert [one.person.relation for one in comparison.proposals] == ["mentor", "team", "team"]
    assert [one.state for one in comparison.proposals] == [SAME, CHANGED, NEW]


def test_what_cannot_be_read_is_counted_with_the_rest() -> None:
    comparison = look(
        card("Ana Lima"), Unreadable("x:7", "why"), card("Priya"), card("Omar"), card("Ben Bos", phone="1")
    )
    assert counts_line(comparison) == "2 new · 1 changed · 1 the same · 1 unreadable"
    assert counts_line(look()) == "no cards"


_people = st.lists(
    st.builds(
        Person,
        st.sampled_from(["Ana", "Ben", "Cy"]),
        emails=st.lists(st.sampled_from(["a@x", "b@x", "c@x", "A@X"]), max_size=2).map(tuple),
        phone=st.sampled_from(["", "1", "2"]),
        uid=st.sampled_from(["", "u1", "u2"]),
    ),
    max_size=5,
)


def known_after(comparison: Comparison, known: list[Person]) -> list[Person]:
    rewritten = {one.person.id: one.person for one in comparison.proposals if one.before}
    fresh = [one.person for one in comparison.proposals if one.before is None]
    return [
        *(rewritten.get(person.id, person) for person in known),
        *(person._replace(id=f"new{number}") for number, person in enumerate(fresh)),
    ]


@given(_people, _people, st.booleans())
def test_nothing_that_was_known_is_lost_and_a_second_time_nothing_is_new(
    known: list[Person], said: list[Person], join: bool
) -> None:
    people = [person._replace(id=f"id{number}") for number, person in enumerate(known)]
    cards = [Card(person, f"x:{number}") for number, person in enumerate(said)]
    first = compared(people, cards, Wishes(join_names=join))
    for one in first.proposals:
        if one.before:
            assert set(one.before.emails) <= set(one.person.emails)
            assert one.person.phone == (one.before.phone or one.person.phone)
            assert one.person.name == one.before.name
    assert sum(len(one.places) for one in first.proposals) + len(first.unreadable) == len(cards)
    again = compared(known_after(first, people), cards, Wishes(join_names=join))
    if not join:
        assert not [one for one in again.proposals if one.state == NEW]
