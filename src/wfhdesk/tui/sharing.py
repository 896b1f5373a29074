"""What can be shared of one's availability, in which forms, and how each of them leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wfhdesk.desk import availability_sharing
from wfhdesk.desk.availability_sharing import LINE, SIGNATURE, TABLE
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.periods import Period
from wfhdesk.domain.publications import EVENTS, FOLDER, FREEBUSY, HOURS, Publication
from wfhdesk.domain.sharing import BUSY_ONLY, FULL, KIND
from wfhdesk.language import gettext as _

CARD = "card"
"""What to type into other calendars."""
FILES = {EVENTS: "availability.ics", FOLDER: "availability", FREEBUSY: "availability.ifb", HOURS: "hours.ics"}
"""By form that is written: how its file or folder is called where nothing else is said."""
FORMS = (*availability_sharing.FORMS, CARD, *FILES)
"""Every form, the texts first."""
TELL_LEVELS = (EVENTS, FOLDER, HOURS)
"""Forms that tell more or less, as one likes."""


class Shared(NamedTuple):
    """What to share: a text's form, or where to publish (as which `publication`)."""

    form: str
    publication: Publication | None = None


def form_name(form: str) -> str:
    """Return a form in the person's language, in a few words."""
    return {
        TABLE: _("The week as a table"),
        LINE: _("One line for a chat"),
        SIGNATURE: _("A signature"),
        CARD: _("For Google or Outlook"),
        EVENTS: _("A calendar file"),
        FOLDER: _("A folder for vdirsyncer"),
        FREEBUSY: _("Free and busy time"),
        HOURS: _("Hours as VAVAILABILITY"),
    }[form]


def form_told(form: str) -> str:
    """Return in a sentence what a form is for; nothing where its name says it."""
    return {
        CARD: _("What to type into the settings of those calendars, once; nothing of it can be imported."),
        FREEBUSY: _("When you are busy, and nothing of what you do."),
    }.get(form, "")


def level_name(level: str) -> str:
    """Return a level of detail in the person's language."""
    return {BUSY_ONLY: _("only busy"), KIND: _("also where"), FULL: _("all")}[level]


def leaves(desk: Desk, what: Shared, week: Period) -> str:
    """Return exactly what would leave. Raises DeskError where the person never said when they work, and where it can't."""
    if what.form == CARD:
        return availability_sharing.card(desk)
    if what.publication is None:
        return availability_sharing.written(desk, what.form, week).text
    if not desk.availability.patterns():
        raise availability_sharing.unset()
    return "\n".join(desk.publishing.preview(what.publication))


def shared(desk: Desk, what: Shared, week: Period, terminal: Callable[[str], bool] | None = None) -> Sequence[str]:
    """Share it, and return what to say of it: what was done, and a warning or nothing. Raises DeskError."""
    if what.publication is not None:
        outcome = desk.publishing.publish(what.publication)
        counted = outcome.came + outcome.changed + outcome.went
        said = _("Written to {path}.") if outcome.is_written else _("Nothing changed in {path}.")
        if counted:
            said = _("Published in {path}: {came} new, {changed} changed, {went} withdrawn.")
        numbers = {"came": outcome.came, "changed": outcome.changed, "went": outcome.went}
        return [said.format(path=outcome.publication.target, **numbers), outcome.warning]
    if what.form == CARD:
        text = availability_sharing.card(desk)
        written = availability_sharing.Written(text, text, "")
    else:
        written = availability_sharing.written(desk, what.form, week)
    by = availability_sharing.copied(written, terminal)
    return [_("On the clipboard, by {by}.").format(by=by), ""]
