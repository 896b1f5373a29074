"""What is known of people in the updates: their names, help and offers, who decides, when it reaches them, the 1:1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Wishes, eml
from wfhdesk.desk.topics import topics_of
from wfhdesk.domain import people
from wfhdesk.domain.contacts import HELP_GIVEN, HELP_RECEIVED
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.occasions import LEAVE, Occasion
from wfhdesk.domain.offers import ACCEPTED, DONE
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import DAY, Period
from wfhdesk.domain.updates import ABSENCE, MONTHLY, REVIEW, SUPERVISOR, TEAM

TODAY = FRIDAY.date()
PRIYA = Person(
    "Priya Nair",
    people.TEAM,
    nicknames=("pri",),
    emails=("Priya@Example.org",),
    zone="Asia/Kolkata",
    hours="mon-fri 9-17",
)
ADVICE = "Keep it as a draft, or let your mail program send it on Monday morning."


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk on which three co-workers are known; two of them share a first name."""
    for key, value in (("me.name", "Ana"), ("me.email", "ana@example.org")):
        desk.settings.set(key, [value])
    desk.settings.set("team.emails", ["priya@example.org", "omar@example.org"])
    desk.people.keep_all([PRIYA, Person("Sam Okoro", nicknames=("okk",)), Person("Sam Vos")])
    return desk


def text(desk: Desk, kind: str, **wishes: str) -> str:
    return desk.updates.draft(kind, Wishes(**wishes)).text  # type: ignore[arg-type]


# --- names --------------------------------------------------------------------------------------------------------


def test_people_are_read_as_they_are_called_and_two_spellings_are_one_person(known: Desk) -> None:
    known.accomplishments.log("Fixed the export with @pri, thanks @priya.nair => @PRI need not type it")
    known.accomplishments.log("Cleaned the list, thanks @priya and @okk and @lena")
    told = text(known, TEAM)
    assert "**Priya need not type it.** Fixed the export with Priya, thanks Priya." in told
    assert "To Priya, Sam Okoro and Lena." in told
    assert known.updates.draft(SUPERVISOR).subject.endswith(": Priya need not type it")
    assert "I worked with Priya." in text(known, REVIEW)
    assert "2 times" in text(known, REVIEW)  # she is thanked twice, and once by each name


def test_the_log_and_what_the_draft_is_made_of_stay_as_they_were_typed(known: Desk) -> None:
    known.accomplishments.log("Fixed the export with @pri")
    draft = known.updates.draft(SUPERVISOR)
    assert draft.selection.news == known.accomplishments.all()
    assert known.accomplishments.all()[0].text == "Fixed the export with @pri"


def test_projects_blockers_and_promises_name_people_as_they_are_called(known: Desk, tmp_path: Path) -> None:
    known.projects.set("billing", status="at risk", line="@pri is ill", next="@okk tests")
    known.accomplishments.log("> Rehearse with @pri #billing")
    known.updates.export(known.updates.draft(SUPERVISOR), "eml", str(tmp_path / "one.eml"))
    known.accomplishments.move_promises([known.accomplishments.all()[0]], "@okk was away")
    known.accomplishments.log("? Need the key from @okk")
    told = text(known, SUPERVISOR)
    assert "at risk – Priya is ill. Next: Sam Okoro tests." in told
    assert "Moved: Rehearse with Priya – Sam Okoro was away." in told
    assert "- Need the key from Sam Okoro" in told


def test_the_remarks_speak_of_people_as_the_mail_does(known: Desk) -> None:
    known.accomplishments.log("Fixed it with @pri")
    known.accomplishments.log("Cut it => half as long")
    assert "No outcome: Fixed it with Priya" in known.updates.draft(SUPERVISOR).remarks


# --- who decides --------------------------------------------------------------------------------------------------


def _decisions(desk: Desk) -> list[str]:
    told = desk.updates.draft(SUPERVISOR).text
    return told.partition("## Decisions wanted\n\n")[2].partition("\n\n")[0].splitlines()


def test_blockers_on_a_known_supervisor_are_decisions_by_whatever_name(known: Desk) -> None:
    known.people.add(Person("Petra Jansen", people.SUPERVISOR, nicknames=("pj",)))
    for line in ("? A yes from @pj", "? A room from @petra.jansen", "? The key from @pri"):
        known.accomplishments.log(line)
    assert _decisions(known) == ["- A yes from Petra", "- A room from Petra"]
    assert "2 decisions wanted" in known.updates.draft(SUPERVISOR).subject
    assert text(known, SUPERVISOR).startswith("Hi Petra,")


def test_somebody_else_of_that_first_name_doesnt_decide(known: Desk) -> None:
    known.people.keep_all([Person("Petra Jansen", people.SUPERVISOR), Person("Petra Smit", people.TEAM)])
    known.accomplishments.log("? A yes from @petra.j")
    known.accomplishments.log("? The key from @petra.smit")
    assert _decisions(known) == ["- A yes from Petra Jansen"]


def test_the_supervisor_of_the_settings_decides_known_or_not(known: Desk) -> None:
    known.settings.set("supervisor.name", ["Petra", "Jansen"])
    known.accomplishments.log("? A yes from @petra")
    assert _decisions(known) == ["- A yes from Petra"]
    known.people.add(Person("Petra Smit", people.TEAM))
    known.accomplishments.log("? The key from @petra.smit")
    assert _decisions(known) == ["- A yes from Petra"]
    assert "The key from Petra Smit" in text(known, SUPERVISOR)
    known.people.add(Person("Petra Jansen", nicknames=("pj",)))
    known.accomplishments.log("? A day from @pj")
    assert "- A day from Petra Jansen" in _decisions(known)


# --- help and offers ------------------------------------------------------------------------------------------------


def test_what_is_offered_to_everybody_stands_in_the_teams_update_while_it_is_open(known: Desk) -> None:
    known.accomplishments.log("Fixed the export")
    offer = known.people.offer("a second pair of eyes on SQL")
    known.people.offer("your approvals", known.people.named("pri"))
    assert "## I can help with\n\n- A second pair of eyes on SQL.\n" in text(known, TEAM)
    assert "## Waar ik mee kan helpen\n\n- A second pair of eyes on SQL.\n" in text(known, TEAM, language="nl")
    assert "approvals" not in text(known, TEAM)
    for kind in (SUPERVISOR, MONTHLY, REVIEW):
        assert "SQL" not in text(known, kind)
    known.people.move_on(offer, ACCEPTED)
    assert "I can help" not in text(known, TEAM)


def test_an_offer_is_told_each_week_and_makes_no_update_by_itself(
    known: Desk, clock: FrozenClock, tmp_path: Path
) -> None:
    known.people.offer("review of SQL")
    with pytest.raises(WrongInput, match="nothing to tell yet"):
        known.updates.export(known.updates.draft(TEAM), "eml", str(tmp_path / "none.eml"))
    for week in (1, 2):
        known.accomplishments.log(f"Fixed export {week}")
        draft = known.updates.draft(TEAM)
        assert "Review of SQL." in draft.text
        known.updates.export(draft, "eml", str(tmp_path / f"{week}.eml"))
        clock.forward(days=7)


def test_ones_own_template_that_knows_no_offers_is_used_as_it_is(known: Desk) -> None:
    known.accomplishments.log("Fixed the export")
    known.people.offer("review of SQL")
    folder = Path(known.updates.templates_folder) / "en"
    folder.mkdir(parents=True)
    (folder / "weekly-team.md.j2").write_text("Mine: {{ headline }}", "utf-8")
    draft = known.updates.draft(TEAM)
    assert draft.text == "Mine: Fixed the export.\n"
    assert not [said for said in draft.warnings if "template" in said]


def test_help_of_entries_contacts_and_offers_comes_together_and_notes_stay_private(known: Desk) -> None:
    priya, sam = known.people.named("pri"), known.people.named("sam.vos")
    known.accomplishments.log("Helped @pri with the run #billing => 2 hours less")
    known.people.met([priya], HELP_GIVEN, "she cried", TODAY - DAY)
    known.people.move_on(known.people.offer("the approvals", priya), DONE)
    known.people.met([sam], HELP_RECEIVED, "his burnout")
    for kind in (MONTHLY, REVIEW):
        said = known.updates.draft(kind)
        assert "Priya (2 times: billing)" in said.text  # today's entry and today's offer are the same help
        assert "Sam Vos" in said.text
        for secret in (b"cried", b"burnout", b"approvals", b"Okoro"):
            assert secret not in eml(said)
    for kind in (SUPERVISOR, TEAM):
        assert "Sam Vos" not in text(known, kind)


def test_help_alone_is_no_update(known: Desk, tmp_path: Path) -> None:
    known.people.met([known.people.named("pri")], HELP_GIVEN)
    with pytest.raises(WrongInput, match="nothing to tell yet"):
        known.updates.export(known.updates.draft(MONTHLY), "eml", str(tmp_path / "none.eml"))


def test_help_logged_after_the_monthly_went_out_comes_in_the_next_and_only_there(
    known: Desk, clock: FrozenClock, tmp_path: Path
) -> None:
    priya, sam = known.people.named("pri"), known.people.named("sam.vos")
    known.people.met([priya], HELP_GIVEN)
    known.accomplishments.log("Fixed the export")
    known.updates.export(known.updates.draft(MONTHLY), "eml", str(tmp_path / "one.eml"))
    clock.forward(hours=1)
    known.people.met([sam], HELP_GIVEN)
    clock.forward(days=20)
    known.accomplishments.log("Cut the report")
    told = text(known, MONTHLY)
    assert "I helped Sam Vos." in told
    assert "Priya" not in told


# --- the hour at which it reaches them ------------------------------------------------------------------------------


def _hour(desk: Desk, *to: str, cc: tuple[str, ...] = ()) -> str:
    return desk.updates.hour_told(desk.updates.draft(TEAM, Wishes(to=to, cc=cc)))


def test_the_hours_of_somebody_known_count_before_those_of_the_settings(known: Desk, clock: FrozenClock) -> None:
    assert _hour(known, "priya@example.org") == f"It is 18:40 for Priya. {ADVICE}"
    known.settings.set("team.timezone", ["Asia/Tokyo"])
    assert _hour(known, "priya@example.org") == f"It is 18:40 for Priya. {ADVICE}"
    both = f"It is 22:10 for your co-workers. It is 18:40 for Priya. {ADVICE}"
    assert _hour(known) == both  # omar@example.org isn't known
    assert _hour(known, "omar@example.org", cc=("PRIYA@example.org",)) == both
    clock.set(datetime(2026, 11, 20, 6, 10, tzinfo=AMSTERDAM))
    assert _hour(known, "priya@example.org") == ""


def test_without_hours_of_their_own_the_usual_ones_count_in_their_zone(known: Desk, clock: FrozenClock) -> None:
    known.people.keep_all([known.people.named("pri")._replace(hours="")])
    assert _hour(known, "priya@example.org") == f"It is 18:40 for Priya. {ADVICE}"
    clock.set(datetime(2026, 11, 20, 13, 10, tzinfo=AMSTERDAM))
    assert _hour(known, "priya@example.org") == ""


def test_somebody_of_whose_time_nothing_is_known_is_one_of_their_group(known: Desk, clock: FrozenClock) -> None:
    known.people.add(Person("Omar Haddad", emails=("omar@example.org",)))
    clock.set(datetime(2026, 11, 20, 21, 0, tzinfo=AMSTERDAM))
    assert _hour(known, "omar@example.org") == f"It is 21:00 for your co-workers. {ADVICE}"


def test_leave_is_told_until_its_last_day_and_a_day_off_as_such(known: Desk) -> None:
    priya = known.people.named("pri")
    away = Period(TODAY - DAY, date(2027, 1, 2))
    (priya,) = known.people.keep_all([priya._replace(away=(away,))])
    known.people.add(Person("Omar Haddad", emails=("omar@example.org",), away=(away,)))
    assert _hour(known) == "Priya and Omar are on leave until Sat 2 Jan 2027."
    known.people.keep_all([priya._replace(away=(), hours="mon-thu 9-17")])
    assert _hour(known, "priya@example.org") == "Today is a day off for Priya."


def test_the_monthly_asks_the_group_of_the_supervisor_only_where_they_arent_known(
    known: Desk, clock: FrozenClock
) -> None:
    known.settings.set("supervisor.email", ["petra@example.org"])
    known.people.add(Person("Petra Jansen", emails=("petra@example.org",), zone="America/New_York"))
    clock.set(datetime(2026, 11, 20, 18, 40, tzinfo=AMSTERDAM))
    told = known.updates.hour_told(known.updates.draft(MONTHLY))
    assert told == f"It is 18:40 for your co-workers. It is 23:10 for Priya. {ADVICE}"


def test_the_message_that_one_is_away_asks_too(known: Desk) -> None:
    known.availability.plan(Occasion(LEAVE, TODAY + 3 * DAY, TODAY + 3 * DAY))
    draft = known.updates.draft(ABSENCE, Wishes(to=("priya@example.org",)))
    assert known.updates.hour_told(draft).startswith("It is 18:40 for Priya.")


# --- the 1:1 --------------------------------------------------------------------------------------------------------


def test_the_topics_have_what_the_supervisor_asked_for_and_what_to_come_back_to(
    known: Desk, open_again: Callable[[], Desk]
) -> None:
    petra = Person("Petra Jansen", people.SUPERVISOR, asked=("the costs of 2027",), topics=("your training",))
    known.people.add(petra)
    known.people.add(Person("Tom Baker", people.TEAM, asked=("a favour",)))
    told = topics_of(open_again())
    assert (told.topics.asked, told.topics.come_back) == (["The costs of 2027"], ["Your training"])
    assert not told.topics.is_empty
    assert told.text.startswith("# 1:1 with Petra · Fri 20 Nov\n")
    assert "## Asked of you\n\n- The costs of 2027\n" in told.text
    assert "## To come back to\n\n- Your training\n" in told.text
    assert "favour" not in told.text
    dutch = topics_of(known, "nl").text
    assert "## Gevraagd\n" in dutch
    assert "## Om op terug te komen\n" in dutch


def test_without_a_known_supervisor_the_topics_are_as_before(known: Desk) -> None:
    known.people.add(Person("Tom Baker", people.TEAM, asked=("a favour",), topics=("his bike",)))
    assert topics_of(known).topics.is_empty


def test_the_topics_have_decisions_by_nickname(known: Desk) -> None:
    known.people.add(Person("Petra Jansen", people.SUPERVISOR, nicknames=("pj",)))
    known.accomplishments.log("? A yes from @pj")
    assert [point.text for point in topics_of(known).topics.decisions] == ["A yes from Petra"]


def test_a_draft_to_another_address_than_the_supervisors_own_is_remarked(desk: Desk) -> None:
    desk.settings.set("supervisor.name", ["Sam"])
    desk.settings.set("supervisor.email", ["sam@example.org"])
    sam = desk.people.add(Person("Sam Li", people.SUPERVISOR, emails=("sam@example.org",)))
    desk.accomplishments.log("Fixed it => faster")
    assert not any("You know" in remark for remark in desk.updates.draft("weekly-supervisor").remarks)
    desk.people.keep_all([sam._replace(emails=("sam.li@example.org",))])
    assert any("goes to sam@example.org" in remark for remark in desk.updates.draft("weekly-supervisor").remarks)
