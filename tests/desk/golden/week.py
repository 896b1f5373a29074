"""The week that the golden updates tell of: of everything an update can hold, something."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from conftest import AMSTERDAM, FRIDAY, FrozenClock
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.accomplishments import Accomplishment

FRIDAY_BEFORE = datetime(2026, 11, 13, 15, 0, tzinfo=AMSTERDAM)
KINDS = ("weekly-supervisor", "weekly-team")

BEFORE = """\
2026-11-09: Moved the leave calendar to the new server #intranet => nobody types leave twice any more
2026-11-12: Wrote the test plan for the month-end run #billing
2026-11-13: > Finish the onboarding guide #onboarding
2026-11-13: > Publish the salary survey #payroll
2026-11-13: > Try the new scanner in the post room
2026-11-13: > Draft the travel policy with @noor
2026-11-10: ? Need the staging password from @omar by 2026-11-19 #billing
2026-11-11: ? Waiting for the test data from the bank by 2026-11-17 #payroll
"""

OF_THE_WEEK = """\
2026-11-16: Fixed the billing export with @priya, thanks @sam #billing => invoices go out a day earlier
2026-11-16: ~ Moving 140 suppliers to the new address book; 90 done #billing
2026-11-17: Answered 23 questions about the new leave rules
2026-11-17: Unblocked the payroll migration with @noor #payroll => 12 of 14 checks pass
2026-11-17: + The bank takes test files only before 11:00 #payroll
2026-11-18: Shipped the onboarding guide, thanks @lena and @tom #onboarding => new people are set up in 1 day instead of 3
2026-11-18: Interviewed two candidates for the support desk => one of them starts in January
2026-11-18: Talked @petra through the budget !supervisor #budget => travel costs are 4 % under plan
2026-11-19: Closed 9 of 11 open points of the audit #audit => no finding is older than a month
2026-11-19: Wrote the runbook for the month-end run #billing => anybody in the team can run it now
2026-11-19: Planned the team lunch !team
2026-11-20: Reviewed three pull requests of @ruben #intranet
2026-11-20: Saw the doctor !private
2026-11-20: Wrote my application for the other job => an interview on Tuesday !private #escape
2026-11-20: > Run the month-end close with the new export #billing
2026-11-20: > Train @ruben on the audit tool #audit
2026-11-20: > Plan the move of the archive #archive
2026-11-20: > Write up what we learned from the migration #payroll
2026-11-20: > Prepare my appraisal !supervisor
2026-11-20: ? Need a yes from @petra to the second test week by 2026-11-25 #payroll
2026-11-20: ? Need the floor plan from @facilities for the archive by 2026-11-27 #archive
2026-11-20: ? Need to tell @petra about the notice period by 2026-12-01 !private
"""

LATE = """\
2026-11-11: Gave a tour of the intranet to the people of Leeds #intranet => 8 of them use it already
2026-11-12: Mended the door of the server room
"""


def rich_week(desk: Desk, clock: FrozenClock, folder: Path) -> None:
    """Log a week, and the week before it, which both kinds of update told; today is Friday then."""
    log = desk.accomplishments
    clock.set(FRIDAY_BEFORE)
    _say_who_is_who(desk)
    log.log_lines(BEFORE)
    for kind in KINDS:
        desk.updates.export(desk.updates.draft(kind), "eml", str(folder / f"before-{kind}.eml"))
    clock.set(FRIDAY)
    log.log_lines(OF_THE_WEEK)
    log.log_lines(LATE)
    log.replace(_entry(desk, "Shipped the onboarding guide")._replace(pinned=True))
    log.resolve([_entry(desk, "Finish the onboarding"), _entry(desk, "Waiting for the test data")])
    log.move_promises([_entry(desk, "Publish the salary")], "the works council reads it first")
    log.drop_promises([_entry(desk, "Try the new scanner")], "the post room gets no scanner this year")
    _say_where_projects_stand(desk)


def _say_who_is_who(desk: Desk) -> None:
    for key, *values in (
        ("me.name", "Ana Lima"),
        ("me.email", "ana@example.org"),
        ("supervisor.name", "Petra Jansen"),
        ("supervisor.email", "petra@example.org"),
        ("team.emails", "priya@example.org", "ruben@example.org"),
    ):
        desk.settings.set(key, values)


def _say_where_projects_stand(desk: Desk) -> None:
    projects = desk.projects
    projects.set("billing", date(2026, 11, 30), status="on track", line="the export is live", next="month-end run")
    projects.set("payroll", date(2026, 12, 4), status="at risk", line="two checks still fail", next="second test week")
    projects.set("audit", status="on track", line="two points are open; both wait for the lawyer")
    projects.set("budget", status="on track", line="the figures are with finance")
    projects.set("onboarding", status="done", line="the guide is in use")
    projects.set("escape", date(2026, 11, 24), status="waiting", line="they call back", next="interview")
    projects.set("old-website", status="paused")


def _entry(desk: Desk, beginning: str) -> Accomplishment:
    (found,) = [entry for entry in desk.accomplishments.all() if entry.text.startswith(beginning)]
    return found
