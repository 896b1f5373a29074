"""One's hours as text for others: printed, or on the clipboard with its HTML twin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk import language
from wfhdesk.desk.notices import days_from
from wfhdesk.domain import availability_lines
from wfhdesk.domain.availability_texts import absences_ahead, week_table
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import WEEK, Period, short_day, week_of
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk

TABLE, LINE, SIGNATURE = "table", "line", "signature"
FORMS = (TABLE, LINE, SIGNATURE)
"""The forms that can be copied."""
_AHEAD = 8 * WEEK
"""How far ahead a signature tells of an absence."""


class Written(NamedTuple):
    """A text for others, and the same in Markdown; both in a language (`en`), in one of `FORMS`."""

    text: str
    markdown: str
    language: str
    form: str = TABLE


def written(desk: Desk, form: str, week: Period | None = None, spoken: str = "") -> Written:
    """Return one's hours in one of `FORMS`; in one's own language and, for a table, of this week, where nothing else is said.

    Raises DeskError where the person never said when they work.
    """
    spoken = spoken or language.current()
    with language.spoken(spoken):
        if form == TABLE:
            return Written(*_table(desk, week), spoken)
        text = _line(desk) if form == LINE else _signature(desk)
    return Written(text, availability_lines.lines_markdown(text), spoken, form)


def _table(desk: Desk, week: Period | None) -> tuple[str, str]:
    days = desk.availability.days(week or week_of(desk.availability.today()))
    name = desk.settings.text("me.name")
    text = week_table(name, days)
    if not text:
        raise no_hours(desk, days[0].date)
    return text, availability_lines.week_markdown(name, days)


def _line(desk: Desk) -> str:
    found, today = desk.availability.answer(), desk.availability.today()
    (day,) = desk.availability.days(Period(today, today))
    if not desk.availability.is_known:
        raise unset()
    return availability_lines.line(desk.settings.text("me.name"), day, found, desk.settings.text("me.phone"))


def _signature(desk: Desk) -> str:
    today = desk.availability.today()
    pattern = availability_lines.usual_pattern(desk.availability.patterns(), today)
    if pattern is None:
        raise unset()
    away = absences_ahead(days_from(desk.availability, today), today + _AHEAD)
    return availability_lines.signature(pattern, away, desk.settings.text("me.phone"))


def card(desk: Desk) -> str:
    """Return what to type into other calendars. Raises DeskError where the person never said when they work."""
    today = desk.availability.today()
    pattern = availability_lines.usual_pattern(desk.availability.patterns(), today)
    if pattern is None:
        raise unset()
    return availability_lines.card(pattern, today)


def copied(text: Written, terminal: Callable[[str], bool] | None = None) -> str:
    """Put a text on the clipboard, as text and as HTML; return by what.

    `terminal` asks the terminal to take it, for whoever writes to it all the time. Raises DeskError without a clipboard.
    """
    from wfhdesk.adapters import clipboard
    from wfhdesk.adapters.mail.markdown import to_html

    title = text.text.partition("\n")[0]
    by = clipboard.copy(text.text, to_html(text.markdown, title, text.language), terminal)
    if not by:
        raise DeskError(
            _("No clipboard can be reached from here; print it instead: wfhdesk hours {form}").format(form=text.form)
        )
    return by


def no_hours(desk: Desk, monday: date) -> DeskError:
    """Return what to say of a week of which no hours are known."""
    if not desk.availability.patterns():
        return unset()
    return DeskError(
        _("No hours of yours hold in the week of {day}; wfhdesk hours patterns lists them.").format(
            day=short_day(monday)
        )
    )


def unset() -> DeskError:
    """Return what to say where the person never said when they work."""
    return DeskError(_("You haven't said when you work yet: wfhdesk hours set 'mon-fri 9:00-17:30'"))
