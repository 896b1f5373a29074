"""Whom a line names, before it is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain import mentions
from wfhdesk.domain.capture import parse
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.named_people import (
    Named,
    Unsure,
    check_sure,
    named,
    names_of,
    remarks_ahead,
    rewritten,
    sure_mention,
)
from wfhdesk.domain.naming import KnownNames, completed
from wfhdesk.domain.people import Person
from wfhdesk.domain.understood import foreseen, understood

TODAY = FRIDAY.date()
NAIR = Person("Priya Nair", id="1")
PATEL = Person("Priya Patel", id="2")
SAM = Person("Sam Li", id="3")
PEOPLE = [NAIR, PATEL, SAM]


def found(line: str, people: list[Person] = PEOPLE) -> Named:
    return named(parse(line, TODAY), KnownNames(people).candidates)


def test_a_name_that_means_one_person_is_known_by_the_whole_name() -> None:
    assert found("Fixed it with @priya.n, thanks @Sam") == Named({"priya.n": "Priya Nair", "sam": "Sam Li"}, [], [])


def test_a_name_that_means_two_is_unsure_with_both() -> None:
    assert found("Fixed it with @priya").unsure == [Unsure("priya", [NAIR, PATEL])]
    assert found("Showed it to @priya").unsure, "a bare mention means one person too"


def test_an_unknown_name_counts_where_there_would_have_been_contact_or_thanks() -> None:
    assert found("Met @lena, thanks @bo, not with @cy, for @di").unknown == ["lena", "bo"]
    assert found("> Meet with @lena").unknown == [], "a plan is no contact"


def test_a_mention_that_is_text_means_nobody() -> None:
    assert found("Wrote to priya@example.org and \\@priya") == Named({}, [], [])


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("with @priya", "with @priya.nair"),
        ("(@Priya) and @priya's desk", "(@priya.nair) and @priya.nair's desk"),
        ("@priya, @priya and @sam.", "@priya.nair, @priya.nair and @sam."),
        ("\\@priya, x@priya, @priyanka", "\\@priya, x@priya, @priyanka"),
        ("told @priya #billing => @priya ships", "told @priya.nair #billing => @priya.nair ships"),
    ],
)
def test_a_name_is_rewritten_wherever_it_stands_as_a_sign(line: str, becomes: str) -> None:
    assert rewritten(line, "priya", "priya.nair") == becomes


@given(st.lists(st.sampled_from(["@priya", "@sam", "with", "thanks", "(", "\\@priya", "x@priya", "=>", ",", "met"])))
def test_rewriting_changes_whom_a_line_means_and_nothing_else(words: list[str]) -> None:
    line = "Did it " + " ".join(words)

    before, after = parse(line, TODAY), parse(rewritten(line, "priya", "priya.nair"), TODAY)

    assert [name.replace("priya.nair", "priya") for name in mentions.people(after)] == mentions.people(before)
    assert mentions.contacts(after) == [name.replace("priya", "priya.nair") for name in mentions.contacts(before)]
    assert after.text.replace("@priya.nair", "@priya") == before.text
    assert rewritten(line, "nobody", "somebody") == rewritten(line, "nobody", "nobody")


def test_who_is_chosen_gets_a_name_that_means_them_alone() -> None:
    assert sure_mention(PATEL, PEOPLE) == "priya.patel"
    assert sure_mention(PATEL._replace(nicknames=("pp",)), [NAIR, PATEL._replace(nicknames=("pp",))]) == "pp"


def test_two_of_one_whole_name_can_only_be_told_apart_by_a_nickname() -> None:
    twin = NAIR._replace(id="9")
    with pytest.raises(WrongInput, match="nickname"):
        sure_mention(NAIR, [NAIR, twin])


def test_what_is_unsure_is_refused_with_everybody_it_can_mean() -> None:
    with pytest.raises(WrongInput, match="@priya can mean Priya Nair or Priya Patel; write more of the name"):
        check_sure(found("Fixed it with @priya"))
    check_sure(found("Fixed it with @sam and @lena"))


def test_of_many_only_some_are_named() -> None:
    people = [Person(f"Ana {letter}") for letter in "ABCDEFG"]
    assert names_of(people) == "Ana A, Ana B, Ana C, Ana D, Ana E, …"
    assert names_of(people[:3]) == "Ana A, Ana B or Ana C"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Fixed it with @priya.n, thanks @sam", "done · on Fri 20 Nov · contact with Priya Nair · thanks to Sam Li"),
        ("Met @sam and @lena", "done · on Fri 20 Nov · contact with Sam Li · spoke with Lena"),
        ("Met @sam, then met @sam.li", "done · on Fri 20 Nov · contact with Sam Li"),
        ("Showed it to @sam", "done · on Fri 20 Nov"),
    ],
)
def test_contact_is_foretold_with_the_whole_name(line: str, said: str) -> None:
    assert foreseen(parse(line, TODAY), found(line).known) == said


def test_what_was_logged_is_told_with_the_whole_name() -> None:
    entry = parse("Fixed it with @priya.n #billing", TODAY)._replace(logged=FRIDAY)
    assert understood(entry, known={"priya.n": "Priya Nair"}) == "Logged under billing · contact with Priya Nair"


def test_before_enter_it_is_said_what_will_be_asked_and_who_is_unknown() -> None:
    assert remarks_ahead(found("Met @priya and @lena")) == [
        "@priya can mean Priya Nair or Priya Patel: enter asks",
        "nobody is called Lena yet",
    ]
    assert remarks_ahead(found("Met @sam")) == []


def test_people_of_the_desk_are_completed_first_and_of_them_those_used_last() -> None:
    names = completed(["#billing", "@lena", "@sam", "@priya"], PEOPLE)
    assert names == ["@sam", "@priya.nair", "@priya.patel", "#billing", "@lena", "@priya"]
