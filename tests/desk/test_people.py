"""People on the desk: kept, met, put off, paused; contacts that entries tell of; whose turn it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from conftest import FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.offers import ACCEPTED, DONE, DROPPED
from wfhdesk.domain.people import KEY, SUPERVISOR, TEAM, WEAK_TIE, Pause, Person
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.standings import AHEAD, DUE, OVERDUE, PAUSED, SNOOZED, UNCOUNTED

TODAY = date(2026, 11, 20)

Open = Callable[[], Desk]


def _priya(desk: Desk) -> Person:
    return desk.people.add(Person("Priya Nair", TEAM, nicknames=("pri",), emails=("priya@example.org",)))


def _state(desk: Desk, person: Person) -> str:
    return desk.people.standing(person).state


# --- who -------------------------------------------------------------------------------------------------------------


def test_everything_that_is_known_of_a_person_is_kept(desk: Desk, open_again: Open) -> None:
    whole = Person(
        name="Priya Nair",
        relation=TEAM,
        cadence=10,
        nicknames=("pri",),
        emails=("priya@example.org", "p@example.net"),
        phone="+91 22 1234",
        role="analyst",
        organisation="Example",
        channel="call",
        zone="Asia/Kolkata",
        hours="mon-fri 09:00-17:00 home",
        holidays="GB-ENG",
        away=(Period(date(2026, 12, 21), date(2027, 1, 2)),),
        birthday="02-29",
        topics=("Leeds", "her report"),
        asked=("the budget",),
        projects=("billing",),
        notes="two\nlines",
        skipped=date(2026, 11, 2),
        snoozed=(date(2026, 11, 3),),
        snoozed_until=date(2026, 11, 30),
        pauses=(Pause(date(2026, 1, 1), date(2026, 1, 5)), Pause(date(2026, 12, 1))),
        uid="urn:uuid:1",
    )
    kept = desk.people.add(whole)
    assert open_again().people.all() == [kept]
    assert kept == whole._replace(id=kept.id, added=TODAY, since=TODAY)


def test_a_person_is_found_by_any_name_and_by_id(desk: Desk) -> None:
    priya = _priya(desk)
    for name in ("pri", "@priya", "PRIYA", "priya nair", "Priya.Nair", "priy", priya.id, priya.id[:6]):
        assert desk.people.named(name).id == priya.id
    with pytest.raises(WrongInput, match="nobody called “zoe”"):
        desk.people.named("zoe")


@pytest.mark.parametrize(
    ("typed", "near"),
    [("pria", "Priya Nair"), ("Pryia", "Priya Nair"), ("omr", "Omar Haddad"), ("samm", "Sam Li, Sam Ode")],
)
def test_a_slip_in_a_name_is_told_who_may_be_meant(desk: Desk, typed: str, near: str) -> None:
    desk.people.keep_all([Person("Priya Nair"), Person("Omar Haddad"), Person("Sam Li"), Person("Sam Ode")])
    with pytest.raises(WrongInput, match=f"nobody called “{typed}”; did you mean {near}[?] wfhdesk people add"):
        desk.people.named(typed)


def test_two_people_of_one_name_are_told_apart_by_their_ids(desk: Desk) -> None:
    one, other = desk.people.keep_all([Person("Priya Nair"), Person("Priya Nair")])
    with pytest.raises(WrongInput) as refused:
        desk.people.named("priya")
    assert f"Priya Nair ({one.id})" in str(refused.value)
    assert f"Priya Nair ({other.id})" in str(refused.value)
    assert desk.people.named(other.id) == other


def test_a_name_without_a_letter_before_it_is_no_name_of_nobody(desk: Desk) -> None:
    desk.people.keep_all([Person("- Bob")])
    for nothing in ("", "@", "-"):
        with pytest.raises(WrongInput, match="nobody called"):
            desk.people.named(nothing)


def test_two_whom_a_name_fits_are_named(desk: Desk) -> None:
    desk.people.add(Person("Sam Li"))
    desk.people.add(Person("Sam Ode"))
    with pytest.raises(WrongInput, match="Sam Li, Sam Ode"):
        desk.people.named("sam")
    assert desk.people.named("sam o").name == "Sam Ode"


def test_one_name_is_known_once_unless_a_nickname_tells_them_apart(desk: Desk) -> None:
    _priya(desk)
    with pytest.raises(WrongInput, match="nickname"):
        desk.people.add(Person("PRIYA NAIR"))
    desk.people.add(Person("Omar Diaz", nicknames=("om",)))
    for taken in (("om",), ("Priya",), ("om", "pri")):
        with pytest.raises(WrongInput, match="by which nobody else is found"):
            desk.people.add(Person("Priya Nair", nicknames=taken))
    other = desk.people.add(Person("Priya Nair", nicknames=("priya2",)))
    assert desk.people.named("priya2").id == other.id


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Person(" "), "needs a name"),
        (Person("A", emails=("nonsense",)), "no e-mail address"),
        (Person("A", zone="Mars/Base"), "no time zone"),
        (Person("A", hours="always"), "always"),
        (Person("A", holidays="XQ"), "no country"),
        (Person("A", birthday="02-30"), "no birthday"),
        (Person("A", topics=tuple(map(str, range(51)))), "more than 50"),
        (Person("A", notes="x" * 4001), "at most 4000"),
    ],
)
def test_what_cant_be_a_person_is_refused_and_changes_nothing(
    desk: Desk, folder: Path, wrong: Person, said: str
) -> None:
    with pytest.raises(WrongInput, match=said):
        desk.people.add(wrong)
    assert not folder.exists()


def test_one_that_cant_be_keeps_all_of_several_away(desk: Desk) -> None:
    with pytest.raises(WrongInput):
        desk.people.keep_all([Person("Good"), Person("")])
    assert desk.people.all() == []


def test_days_are_counted_from_when_somebody_gets_a_relation(desk: Desk, clock: FrozenClock) -> None:
    lena = desk.people.add(Person("Lena"))
    assert (lena.added, lena.since, _state(desk, lena)) == (TODAY, None, UNCOUNTED)
    clock.forward(days=10)
    lena = desk.people.keep_all([lena._replace(relation=TEAM)])[0]
    assert (lena.added, lena.since) == (TODAY, TODAY + timedelta(days=10))
    standing = desk.people.standing(lena)
    assert standing.due is not None
    assert lena.since is not None
    assert lena.since < standing.due <= lena.since + timedelta(days=14)


def test_deleting_can_be_undone(desk: Desk) -> None:
    priya = _priya(desk)
    desk.people.met([priya], "call")
    desk.people.delete([priya])
    assert desk.people.all() == []
    assert desk.care.undo() == "deleted Priya Nair"
    assert desk.people.all() == [priya]
    assert _state(desk, priya) == AHEAD


def test_two_who_are_one_are_joined_in_one_act(desk: Desk, clock: FrozenClock, open_again: Open) -> None:
    first, other = desk.people.keep_all(
        [
            Person("Jon Smith", "team", emails=("jon@x.org",), phone="1", topics=("cats",), uid="u1"),
            Person(
                "Jonathan Smith", emails=("JON@x.org", "j@y.org"), phone="2", role="Chief", topics=("tea",), uid="u2"
            ),
        ]
    )
    omar = desk.people.add(Person("Omar Diaz"))
    with_both = desk.people.met([omar, other, first], "call")
    alone = desk.people.met([other])
    untouched = desk.people.met([omar])
    offer, general = desk.people.offer("SQL", other), desk.people.offer("tea")
    desk.accomplishments.log("Met @jonathan on the approvals")
    before = desk.people.contacts(), desk.people.offers(), desk.people.all()

    (joined,) = desk.people.join([[first, other]])

    fresh = open_again().people
    assert fresh.all() == [joined, omar]
    assert (joined.id, joined.name, joined.relation, joined.uid) == (first.id, "Jon Smith", "team", "u1")
    assert (joined.emails, joined.phone, joined.role) == (("jon@x.org", "j@y.org"), "1", "Chief")
    assert (joined.topics, joined.nicknames) == (("cats", "tea"), ("Jonathan Smith",))
    assert joined.notes == "phone: 2"
    assert {one.id: one.people for one in fresh.contacts() if one.id} == {
        with_both.id: (omar.id, first.id),
        alone.id: (first.id,),
        untouched.id: (omar.id,),
    }
    assert [one.people for one in fresh.contacts() if one.entry] == [(first.id,)]
    assert {one.id: one.person for one in fresh.offers()} == {offer.id: first.id, general.id: ""}

    assert desk.care.undo() == "joined Jon Smith"
    assert (desk.people.contacts(), desk.people.offers(), desk.people.all()) == before


def test_who_cant_be_joined_stays_as_they_are(desk: Desk) -> None:
    priya, omar = _priya(desk), desk.people.add(Person("Omar Diaz", notes="y" * 4000))
    for group in ([priya, priya], [priya], [priya, omar, priya]):
        with pytest.raises(WrongInput, match="can't be joined with themselves"):
            desk.people.join([group])
    long = desk.people.keep_all([priya._replace(notes="x" * 100)])[0]
    with pytest.raises(WrongInput, match="at most 4000"):
        desk.people.join([[long, omar]])
    desk.people.delete([omar])
    with pytest.raises(WrongInput, match="not on the desk any more"):
        desk.people.join([[long, omar]])
    assert desk.people.all() == [long]


def test_every_act_is_one_that_undo_takes_back(desk: Desk) -> None:
    priya = _priya(desk)
    desk.people.met([priya], "call", "Leeds")
    desk.people.snooze(priya, "3d")
    desk.people.skip(priya)
    desk.people.pause(priya)
    offer = desk.people.offer("SQL", priya)
    desk.people.move_on(offer, ACCEPTED)
    told = [desk.care.undo() for _act in range(7)]
    assert told[0] == "offer “SQL”: accepted"
    assert told[-1] == "added Priya Nair"
    assert desk.people.all() == []
    assert desk.people.contacts() == []
    assert desk.people.offers() == []


def test_a_document_that_holds_no_person_is_left_alone_and_told(desk: Desk, folder: Path, open_again: Open) -> None:
    _priya(desk)
    (path,) = folder.glob("lasting*.jsonl")
    lines = path.read_text().splitlines()
    broken = json.loads(lines[-1])
    broken["doc"]["emails"] = [7]
    path.write_text("\n".join([*lines[:-1], json.dumps(broken)]) + "\n")
    again = open_again()
    assert again.people.all() == []
    assert "left as it is" in " ".join(again.unreadable())


# --- contacts --------------------------------------------------------------------------------------------------------


def test_a_contact_of_any_kind_starts_the_clock_from_its_day(desk: Desk) -> None:
    priya = _priya(desk)
    desk.people.met([priya], "mail", "report", TODAY - timedelta(days=3))
    standing = desk.people.standing(priya)
    assert standing.last == TODAY - timedelta(days=3)
    assert standing.due is not None
    assert standing.due >= standing.last + timedelta(days=14)


def test_one_contact_can_have_several_people(desk: Desk) -> None:
    both = [_priya(desk), desk.people.add(Person("Omar Diaz", KEY))]
    kept = desk.people.met([*both, both[0]], "coffee")
    assert kept.people == (both[0].id, both[1].id)
    assert all(desk.people.standing(one).last == TODAY for one in both)


def test_a_line_tells_of_a_contact_and_correcting_it_corrects_that(desk: Desk) -> None:
    priya = _priya(desk)
    entry = desk.accomplishments.log("yesterday: Fixed the export with @pri")
    assert [(one.day, one.entry) for one in desk.people.contacts_with(priya)] == [(TODAY - timedelta(days=1), entry.id)]
    desk.accomplishments.edit(entry, "Fixed the export without @pri")
    assert desk.people.contacts_with(priya) == []
    assert desk.people.standing(priya).last is None
    desk.care.undo()
    desk.accomplishments.delete([entry])
    assert desk.people.contacts() == []


def test_a_line_that_names_two_whom_the_name_fits_tells_of_nobody(desk: Desk) -> None:
    desk.people.add(Person("Sam Li"))
    desk.people.add(Person("Sam Ode"))
    desk.accomplishments.log("Planned with @sam")
    assert desk.people.contacts() == []


def test_who_comes_later_doesnt_take_over_what_was_said_of_somebody_else(desk: Desk, clock: FrozenClock) -> None:
    sam = desk.people.add(Person("Sam Li"))
    desk.accomplishments.log("Planned with @sam")
    clock.forward(days=2)
    other = desk.people.add(Person("Sam Ode"))
    assert [one.people for one in desk.people.contacts()] == [(sam.id,)]
    assert desk.people.contacts_with(other) == []


def test_a_history_that_is_older_than_the_address_book_counts(desk: Desk, clock: FrozenClock) -> None:
    desk.accomplishments.log("Planned with @priya")
    clock.forward(days=2)
    priya = _priya(desk)
    assert desk.people.standing(priya).last == TODAY


def test_a_contact_ahead_is_refused(desk: Desk) -> None:
    priya = _priya(desk)
    with pytest.raises(WrongInput, match="lies ahead"):
        desk.people.met([priya], day=TODAY + timedelta(days=1))
    with pytest.raises(WrongInput, match="with whom"):
        desk.people.met([])
    assert desk.people.contacts() == []


def test_a_note_is_made_clean(desk: Desk) -> None:
    kept = desk.people.met([_priya(desk)], "call", "red \x1b[31m\nnews")
    assert kept.note == "red [31m news"


def test_a_contact_can_be_corrected_and_taken_back(desk: Desk) -> None:
    priya = _priya(desk)
    kept = desk.people.met([priya], "call")
    assert desk.people.contact("last").id == kept.id
    desk.people.correct(kept._replace(kind="video", day=TODAY - timedelta(days=1)))
    assert desk.people.standing(priya).last == TODAY - timedelta(days=1)
    desk.people.take_back(desk.people.contact(kept.id[:5]))
    assert desk.people.standing(priya).last is None


def test_contacts_of_ten_years_ago_are_found_when_asked_for(desk: Desk, clock: FrozenClock, open_again: Open) -> None:
    now = clock.moment
    clock.set(datetime(2016, 5, 2, 9, tzinfo=now.tzinfo))
    priya = _priya(desk)
    desk.people.met([priya], "call", "long ago")
    clock.set(now)
    again = open_again()
    assert again.people.standing(priya).last is None
    assert [one.note for one in again.people.contacts_with(priya)] == ["long ago"]
    assert again.people.standing(priya).state == OVERDUE


@pytest.mark.parametrize("years", [0, 2, 10])
def test_the_latest_contacts_are_found_however_long_ago_they_were(
    desk: Desk, clock: FrozenClock, open_again: Open, years: int
) -> None:
    priya, now = _priya(desk), clock.moment
    clock.set(now.replace(year=now.year - years))
    for text in ("one", "two", "three"):
        clock.set(clock.moment - 2 * DAY)
        open_again().people.met([priya], "call", text)
    desk.accomplishments.log("Fixed it with @priya #billing => four")
    clock.set(now)
    latest = open_again().people
    assert [one.note for one in latest.latest_with(priya, 2)] == [one.note for one in latest.contacts_with(priya)[:2]]
    assert [one.note for one in latest.latest_with(priya, 9)] == [one.note for one in latest.contacts_with(priya)]
    assert len(latest.latest_with(priya, 9)) == 4


def test_several_contacts_are_one_act(desk: Desk) -> None:
    priya = _priya(desk)
    desk.people.log_all([Contact(TODAY, (priya.id,), source=f"meeting {n}") for n in range(3)], "logged 3 meetings")
    assert len(desk.people.contacts()) == 3
    assert desk.care.undo() == "logged 3 meetings"
    assert desk.people.contacts() == []


# --- whose turn it is --------------------------------------------------------------------------------------------------


def test_leave_stops_the_clock(desk: Desk, clock: FrozenClock) -> None:
    from wfhdesk.domain.occasions import LEAVE, Occasion

    priya = _priya(desk)
    desk.people.met([priya])
    before = desk.people.standing(priya).due
    desk.availability.plan(Occasion(LEAVE, date(2026, 11, 23), date(2026, 12, 4)))
    after = desk.people.standing(priya).due
    assert before is not None
    assert after is not None
    assert after >= before + timedelta(days=12)


def test_nobody_is_due_on_a_holiday_of_either(desk: Desk) -> None:
    desk.settings.set("me.holidays", ["NL"])
    priya = desk.people.add(Person("Priya Nair", cadence=35, holidays="GB-ENG"))
    desk.people.met([priya])  # 35 days later it is Christmas; Boxing Day lies on a Saturday and is observed on Monday
    assert desk.people.standing(priya).due == date(2026, 12, 29)


def test_snoozing_moves_the_reminder_and_not_the_truth(desk: Desk, clock: FrozenClock) -> None:
    priya = _priya(desk)
    desk.people.met([priya], day=TODAY - timedelta(days=20))
    before = desk.people.standing(priya)
    assert before.state == OVERDUE
    priya = desk.people.snooze(priya, "3d")
    after = desk.people.standing(priya)
    assert (after.state, after.snoozed_until) == (SNOOZED, TODAY + timedelta(days=3))
    assert (after.due, after.overdue_days, after.ratio) == (before.due, before.overdue_days, before.ratio)
    clock.forward(days=3)
    assert _state(desk, priya) == OVERDUE
    assert desk.people.standing(priya).snoozes == 1


def test_a_contact_ends_a_snooze_and_its_count(desk: Desk, clock: FrozenClock) -> None:
    priya = _priya(desk)
    for _again in range(3):
        priya = desk.people.snooze(priya, "next week")
        clock.forward(days=1)
    assert desk.people.standing(priya).snoozes == 3
    desk.people.met([priya])
    standing = desk.people.standing(priya)
    assert (standing.state, standing.snoozes) == (AHEAD, 0)


def test_a_snooze_of_some_days_ends_on_a_day_on_which_both_work(desk: Desk) -> None:
    """It is Friday; who names a Saturday means it."""
    priya = desk.people.keep_all([_priya(desk)._replace(hours="tue-fri 9-17")])[0]
    for said, until in (("tomorrow", 24), ("1d", 24), ("2d", 24), ("5 days", 25), ("sat", 21), ("2026-11-22", 22)):
        assert desk.people.snooze(priya, said).snoozed_until == date(2026, 11, until)


def test_of_contacts_logged_within_a_second_the_last_is_the_last(desk: Desk) -> None:
    priya = _priya(desk)
    made = [desk.people.met([priya], note=f"{n}") for n in range(5)]
    assert desk.people.contact("last").id == made[-1].id


def test_waking_ends_a_snooze(desk: Desk) -> None:
    priya = _priya(desk)
    desk.people.met([priya], day=TODAY - timedelta(days=14))
    priya = desk.people.snooze(priya, "3d")
    assert _state(desk, desk.people.wake(priya)) == DUE


def test_back_is_the_day_after_their_leave(desk: Desk) -> None:
    priya = _priya(desk)
    with pytest.raises(WrongInput, match="when Priya Nair is away"):
        desk.people.snooze(priya, "back")
    priya = desk.people.keep_all([priya._replace(away=(Period(TODAY, TODAY + timedelta(days=4)),))])[0]
    assert desk.people.snooze(priya, "back").snoozed_until == TODAY + timedelta(days=5)


def test_skipping_claims_no_contact(desk: Desk) -> None:
    priya = _priya(desk)
    desk.people.met([priya], day=TODAY - timedelta(days=30))
    standing = desk.people.standing(desk.people.skip(priya))
    assert standing.last == TODAY - timedelta(days=30)
    assert standing.state == AHEAD
    assert standing.due is not None
    assert standing.due >= TODAY + timedelta(days=14)
    assert len(desk.people.contacts()) == 1


def test_a_pause_stops_the_clock_until_it_is_ended(desk: Desk, clock: FrozenClock) -> None:
    priya = _priya(desk)
    desk.people.met([priya], day=TODAY - timedelta(days=10))
    priya = desk.people.pause(priya)
    assert _state(desk, priya) == PAUSED
    clock.forward(days=30)
    assert _state(desk, priya) == PAUSED
    priya = desk.people.resume(priya)
    standing = desk.people.standing(priya)
    assert standing.state == AHEAD
    assert standing.due is not None
    assert standing.due >= TODAY + timedelta(days=30 + 4)
    with pytest.raises(WrongInput, match="isn't paused"):
        desk.people.resume(priya)


def test_a_pause_with_an_end_ends_by_itself(desk: Desk, clock: FrozenClock) -> None:
    priya = desk.people.pause(_priya(desk), TODAY + timedelta(days=2))
    assert _state(desk, priya) == PAUSED
    clock.forward(days=3)
    assert _state(desk, priya) != PAUSED
    with pytest.raises(WrongInput, match="before today"):
        desk.people.pause(priya, TODAY)


# --- when they can be reached --------------------------------------------------------------------------------------------


def test_somebody_elsewhere_is_reached_by_their_own_clock(desk: Desk) -> None:
    priya = desk.people.add(Person("Priya Nair", zone="Asia/Kolkata", hours="mon-fri 9-17"))
    found, local = desk.people.reach(priya), desk.people.time_of(priya)
    assert found is not None
    assert local is not None
    assert not found.is_reachable  # it is 18:40 there
    assert f"{local:%a %H:%M}" == "Fri 18:40"
    assert f"{found.back:%a %H:%M}" == "Mon 09:00"


def test_of_whom_nothing_is_known_nothing_is_said(desk: Desk) -> None:
    lena = desk.people.add(Person("Lena"))
    assert desk.people.reach(lena) is None
    assert desk.people.time_of(lena) is None
    with pytest.raises(WrongInput, match="when Lena works"):
        desk.people.agenda_of(lena, Period(TODAY, TODAY))


# --- what to talk about --------------------------------------------------------------------------------------------------


def test_openers_come_from_what_the_desk_knows_of_the_person(desk: Desk) -> None:
    priya = _priya(desk)
    priya = desk.people.keep_all([priya._replace(topics=("Leeds",), asked=("the budget",), projects=("billing",))])[0]
    desk.people.met([priya], "call", "the weather", TODAY - timedelta(days=10))
    desk.accomplishments.log("Made the export faster #billing")
    desk.accomplishments.log("Something of my own #secret !private")
    desk.accomplishments.log("? Need the password from @priya by thu")
    talk = desk.people.conversation(desk.people.standing(priya))
    assert talk.last is not None
    assert talk.last.note == "the weather"
    assert talk.openers == ("Come back to: Leeds", "Tell of billing: Made the export faster")
    assert talk.open[0] == "They asked for: the budget"
    assert talk.open[1].startswith("You wait: Need the password from @priya")


def test_where_nothing_is_known_there_is_no_stock_phrase(desk: Desk) -> None:
    lena = desk.people.add(Person("Lena", WEAK_TIE))
    talk = desk.people.conversation(desk.people.standing(lena))
    assert (talk.last, talk.open, talk.openers) == (None, (), ())


def test_an_offer_that_fits_is_an_opener_and_a_promise_once_it_is_accepted(desk: Desk) -> None:
    sam = desk.people.add(Person("Sam Li", SUPERVISOR))
    desk.people.offer("a second pair of eyes on SQL")
    own = desk.people.offer("go through the approvals", sam)
    assert desk.people.conversation(desk.people.standing(sam)).openers[0] == "Offer: go through the approvals"
    desk.people.move_on(own, ACCEPTED)
    talk = desk.people.conversation(desk.people.standing(sam))
    assert talk.openers == ("Offer: a second pair of eyes on SQL",)
    assert talk.open == ("You promised: go through the approvals",)


# --- offers --------------------------------------------------------------------------------------------------------------


def test_an_offer_goes_its_way_and_never_back(desk: Desk, clock: FrozenClock) -> None:
    desk.people.offer("SQL")
    offer = desk.people.offer_with("last")
    clock.forward(days=3)
    offer = desk.people.move_on(offer, ACCEPTED)
    offer = desk.people.move_on(offer, DONE)
    assert desk.people.offers() == [offer]
    assert (offer.state, offer.changed) == (DONE, TODAY + timedelta(days=3))
    with pytest.raises(WrongInput, match="is done; it can't become dropped"):
        desk.people.move_on(offer, DROPPED)
    with pytest.raises(WrongInput, match="what you offer"):
        desk.people.offer("  ")


def test_who_is_away_twice_in_a_row_is_back_when_the_last_leave_is_over(desk: Desk) -> None:
    away = (Period(TODAY, TODAY + 5 * DAY), Period(TODAY + 3 * DAY, TODAY + 9 * DAY))
    priya = _priya(desk)
    priya = desk.people.keep_all([priya._replace(away=away)])[0]
    assert desk.people.snooze(priya, "back").snoozed_until == TODAY + 10 * DAY


def test_a_word_about_the_clock_keeps_what_was_typed_elsewhere_meanwhile(desk: Desk, open_again: Open) -> None:
    priya = _priya(desk)
    open_again().people.keep_all([priya._replace(notes="typed in another window")])
    for kept in (desk.people.snooze(priya, "3d"), desk.people.skip(priya), desk.people.pause(priya)):
        assert kept.notes == "typed in another window"
    desk.people.resume(priya)
    assert desk.people.wake(priya).notes == "typed in another window"
    desk.people.delete([priya])
    with pytest.raises(WrongInput, match="any more"):
        desk.people.snooze(priya, "3d")
    assert desk.people.all() == []


def test_an_offer_to_anybody_that_was_taken_and_done_counts_as_help_given(desk: Desk) -> None:
    desk.settings.set("supervisor.email", ["sam@example.org"])
    priya = _priya(desk)
    offer = desk.people.move_on(desk.people.offer("SQL"), ACCEPTED, priya)
    desk.people.move_on(offer, DONE)
    desk.accomplishments.log("Something told #billing => fewer calls")
    assert "Priya" in desk.updates.draft("monthly").text


# --- a long history ------------------------------------------------------------------------------------------------------


def test_whom_one_met_longer_ago_than_contacts_count_isnt_later_than_that(desk: Desk, clock: FrozenClock) -> None:
    """A contact of 749 days ago isn't seen; the person then counts as met when contacts begin to count, not as of years ago."""
    now = clock.moment
    clock.set(now - timedelta(days=2400))
    ada, ben = (desk.people.add(Person(name, cadence=90)) for name in ("Ada", "Ben"))
    clock.set(now - timedelta(days=749))
    desk.people.met([ada])
    clock.set(now - timedelta(days=729))
    desk.people.met([ben])
    clock.set(now)
    found = {one.person.name: one for one in desk.people.standings()}
    assert found["Ben"].overdue_days <= found["Ada"].overdue_days <= 731
    assert found["Ada"].last is None


# --- what has no turn ----------------------------------------------------------------------------------------------------


def test_who_has_no_turn_cant_be_put_off_or_skipped(desk: Desk) -> None:
    omar = desk.people.add(Person("Omar"))
    priya = desk.people.pause(_priya(desk))
    for act in (lambda one: desk.people.snooze(one, "3d"), desk.people.skip):
        with pytest.raises(WrongInput, match="Nobody counts the days of Omar"):
            act(omar)
        with pytest.raises(WrongInput, match="Priya Nair is paused"):
            act(priya)


def test_what_can_not_be_read_is_called_by_what_it_is(desk: Desk, open_again: Open) -> None:
    for table in ("people", "contacts", "offers"):
        desk.db.table(table).write(f"bad{table}", {"name": 5})
    assert open_again().unreadable() == [
        "Contact badcontacts holds something that is no contact; it is left as it is.",
        "Offer badoffers holds something that is no offer; it is left as it is.",
        "Person badpeople holds something that no person can have; it is left as it is.",
    ]


def test_a_zone_and_a_country_that_this_computer_does_not_know_hide_nobody(desk: Desk, open_again: Open) -> None:
    """Another device knows them; here they are kept as they stand, and nobody reckons with them."""
    lena = _priya(desk)
    doc = {"name": "Lena Fischer", "relation": TEAM, "zone": "Mars/Base", "hours": "mon-fri 09:00-17:00 home"}
    desk.db.table("people").write(lena.id, {**doc, "holidays": "XX", "since": "2026-11-01"})
    people = open_again().people
    found = people.named("Lena")
    assert (found.zone, found.hours, found.holidays) == ("Mars/Base", doc["hours"], "XX")
    assert people.reach(found) is None
    assert people.time_of(found) is None
    assert people.standing(found).state in (AHEAD, DUE, OVERDUE)
    with pytest.raises(WrongInput, match="“Mars/Base” is no time zone"):
        people.agenda_of(found, Period(TODAY, TODAY))
    snoozed = people.snooze(found, "3d")
    assert open_again().people.all() == [snoozed]
    assert snoozed.zone == "Mars/Base"
    with pytest.raises(WrongInput, match="no time zone"):
        people.keep_all([snoozed._replace(zone="Mars/Other")])
    again = open_again()
    again.people.standings()
    assert again.unreadable() == []
    assert again.settings.warnings == []
