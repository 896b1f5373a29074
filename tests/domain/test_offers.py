"""Offers of help: from offered to done."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from wfhdesk import language
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED, OFFERED, STATES, Offer, moved_on, shown_state

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
ALLOWED = {(OFFERED, ACCEPTED), (OFFERED, DONE), (OFFERED, DROPPED), (ACCEPTED, DONE), (ACCEPTED, DROPPED)}


def test_help_is_offered_then_accepted_then_done() -> None:
    offer = Offer("review of the migration", MONDAY, "ana")
    accepted = moved_on(offer, ACCEPTED, FRIDAY)
    done = moved_on(accepted, DONE, FRIDAY)
    assert [one.state for one in (offer, accepted, done)] == [OFFERED, ACCEPTED, DONE]
    assert (accepted.day, accepted.changed, accepted.person) == (MONDAY, FRIDAY, "ana")
    assert [one.is_open for one in (offer, accepted, done)] == [True, True, False]
    assert not moved_on(offer, DROPPED, FRIDAY).is_open


@pytest.mark.parametrize(("state", "wanted"), product(STATES, STATES))
def test_an_offer_only_moves_forward(state: str, wanted: str) -> None:
    offer = Offer("a hand with tests", MONDAY, state=state)
    if (state, wanted) in ALLOWED:
        assert moved_on(offer, wanted, FRIDAY) == offer._replace(state=wanted, changed=FRIDAY)
    else:
        said = "already" if state == wanted else f"it can't become {wanted} any more"
        with pytest.raises(WrongInput, match=f"“a hand with tests” is {state}.* ?{said}"):
            moved_on(offer, wanted, FRIDAY)


def test_who_takes_an_offer_to_anybody_is_whom_it_helps() -> None:
    accepted = moved_on(Offer("SQL", MONDAY), ACCEPTED, FRIDAY, "ana")
    assert (accepted.person, moved_on(accepted, DONE, FRIDAY, "ben").person) == ("ana", "ana")


def test_every_state_of_an_offer_has_a_word_of_its_own_in_either_language() -> None:
    for spoken in ("en", "nl"):
        with language.spoken(spoken):
            assert len({shown_state(state) for state in STATES}) == len(STATES)
