"""Help that contacts and offers tell of: whom and how often, and nothing of what it was about."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.contacts import CALL, HELP_GIVEN, HELP_RECEIVED, Contact
from wfhdesk.domain.help_logged import NO_HELP, Helped, HelpLogged, besides, help_logged
from wfhdesk.domain.monthly_sections import Help, monthly
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED, MOST_TOLD, OFFERED, Offer, for_anybody
from wfhdesk.domain.periods import Period
from wfhdesk.domain.review_sections import review
from wfhdesk.domain.selections import select
from wfhdesk.domain.updates import MONTHLY

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
NAMES = {"p": "Priya", "o": "Omar"}


def day(number: int) -> date:
    return date(2026, 11, number)


def given(number: int, *people: str, kind: str = HELP_GIVEN) -> Contact:
    return Contact(day(number), people, kind, "a secret")


def logged(*contacts: Contact, offers: tuple[Offer, ...] = (), last: datetime | None = None) -> HelpLogged:
    return help_logged(contacts, offers, lambda doc_id: NAMES.get(doc_id, ""), NOVEMBER, last)


def entry(text: str, number: int, **fields: object) -> Accomplishment:
    return Accomplishment(text, day(number), id=text)._replace(**fields)  # type: ignore[arg-type]


# --- what counts ----------------------------------------------------------------------------------------------------


def test_contacts_of_these_kinds_count_for_each_person_in_them() -> None:
    found = logged(given(3, "p", "o"), given(5, "p", kind=HELP_RECEIVED), given(6, "o", kind=CALL))
    assert found == HelpLogged((Helped(day(3), "Omar"), Helped(day(3), "Priya")), (Helped(day(5), "Priya"),))


def test_only_those_of_the_period_and_of_people_who_are_still_known() -> None:
    outside = given(3, "p")._replace(day=date(2026, 10, 31))
    assert logged(outside, outside._replace(day=date(2026, 12, 1)), given(3, "gone")) == NO_HELP


def test_one_that_was_logged_after_the_last_update_for_days_before_it_counts_now() -> None:
    last = datetime(2026, 10, 31, 17, tzinfo=UTC)
    late = given(3, "p")._replace(day=date(2026, 10, 30), logged=last.replace(hour=18))
    assert logged(late, last=last).given == (Helped(late.day, "Priya"),)
    assert logged(late._replace(logged=last.replace(hour=16)), last=last) == NO_HELP
    assert logged(late._replace(day=date(2026, 8, 1)), last=last) == NO_HELP


@pytest.mark.parametrize(("state", "counts"), [(OFFERED, 0), (ACCEPTED, 0), (DONE, 1), (DROPPED, 0)])
def test_an_offer_to_somebody_counts_once_it_is_done(state: str, counts: int) -> None:
    offer = Offer("tests", day(2), "p", state, day(9))
    assert logged(offers=(offer,)).given == (Helped(day(9), "Priya"),) * counts
    assert logged(offers=(offer._replace(person=""), offer._replace(changed=date(2026, 12, 1)))) == NO_HELP


def test_the_same_day_with_the_same_person_is_the_same_help() -> None:
    found = logged(given(3, "p"), given(3, "p"), offers=(Offer("tests", day(2), "p", DONE, day(3)),))
    assert found.given == (Helped(day(3), "Priya"),)
    told = [("priya", [entry("Helped", 3)])]
    assert besides(told, found.given) == {}
    assert besides(told, [*found.given, Helped(day(4), "Priya"), Helped(day(4), "Omar")]) == {"priya": 1, "Omar": 1}


# --- in the monthly and the review ------------------------------------------------------------------------------------


def monthly_help(found: HelpLogged, *entries: Accomplishment) -> tuple[Help, Help]:
    told = monthly("Ana", select(MONTHLY, list(entries), [], NOVEMBER), [], (), found)
    return told.given, told.received


FILLERS = [entry(f"Result {n}", 20, outcome="5 of them") for n in range(6)]
"""They take the places of the outcomes, so that other entries are told further below."""


def test_the_monthly_counts_entries_contacts_and_offers_together() -> None:
    found = logged(given(4, "p"), given(5, "o"), offers=(Offer("tests", day(2), "p", DONE, day(9)),))
    told = entry("Helped @priya with the run", 3, project="billing", outcome="in 2 hours")
    assert monthly_help(found, told)[0].people == "Priya (3 times: billing) and Omar"


def test_what_an_entry_tells_in_a_sentence_stays_and_the_rest_is_counted_beside_it() -> None:
    told = entry("Helped @priya and @kim with the run", 3)
    assert monthly_help(NO_HELP, *FILLERS, told)[0] == Help("", ["Helped Priya and Kim with the run."])
    assert monthly_help(logged(given(4, "p")), *FILLERS, told)[0] == Help(
        "Priya (2 times)", ["Helped Priya and Kim with the run."]
    )


def test_help_received_stands_with_the_thanks() -> None:
    assert monthly_help(logged(given(4, "o", kind=HELP_RECEIVED)))[1] == Help("Omar", [])


def test_the_review_names_in_one_line_whom_no_entry_tells_of() -> None:
    selection = select(MONTHLY, [entry("Helped @priya with the run", 3)], [], NOVEMBER)
    found = logged(given(4, "p"), given(5, "o"), given(6, "o"))
    told = review("Ana", selection, [], found)
    lines = [(item.label, item.text) for item in told.helped.items]
    assert lines == [("Priya (2 times)", "Helped Priya with the run."), ("", "Omar (2 times).")]
    assert told.thanked.items == []


# --- what is offered to whoever wants it ------------------------------------------------------------------------------


def test_what_is_offered_to_one_person_or_was_taken_isnt_offered_to_all() -> None:
    offers = [
        Offer("review of SQL", day(1)),
        Offer("review of SQL", day(2)),
        Offer("a talk", day(3), "p"),
        *(Offer(state, day(4), "", state) for state in (ACCEPTED, DONE, DROPPED)),
        Offer("pairing", day(5)),
    ]
    assert for_anybody(offers) == ["pairing", "review of SQL"]


def test_of_many_offers_the_latest_are_told() -> None:
    assert for_anybody([Offer(f"no. {n}", day(n)) for n in range(1, 9)]) == ["no. 8", "no. 7", "no. 6"]
    assert MOST_TOLD == 3
