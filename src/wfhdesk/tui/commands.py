"""What a person can do in the app, declared once: each command's name, key, label, help and action.

Footer, palette, help and the keys that the settings file can change all come from these tables.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext
from wfhdesk.tui.assessment_commands import ACTIONS, ERGONOMICS
from wfhdesk.tui.command import Command
from wfhdesk.tui.people_commands import PEOPLE
from wfhdesk.tui.run_commands import COMPARISON, RESULT, RUN

ANYWHERE = (
    Command("app.log", "a", "app.log", lambda: pgettext("verb", "Log"), lambda: _("Log what you got done")),
    Command(
        "app.contact",
        "c",
        "app.contact(True)",
        lambda: _("Contact"),
        lambda: _("Log that you were in touch with somebody"),
    ),
    Command("app.status", "s", "app.status", lambda: _("Status"), lambda: _("Say what you are doing right now")),
    Command("app.nudges", "N", "app.nudges", lambda: _("Nudges"), lambda: _("Go to today's nudges"), shown=False),
    Command("app.quiet", "Q", "app.quiet", lambda: _("Quiet"), lambda: _("No nudges for a while"), shown=False),
    Command("app.update", "w", "app.update", lambda: _("Update"), lambda: _("Read and deliver the weekly update")),
    Command("app.find", "slash", "app.find", lambda: _("Find"), lambda: _("Find entries of all years, or people")),
    Command("app.undo", "u", "app.undo", lambda: _("Undo"), lambda: _("Take back what you did last")),
    Command("app.redo", "U", "app.redo", lambda: _("Redo"), lambda: _("Do again what you took back"), shown=False),
    Command("app.help", "question_mark,f1", "app.help", lambda: _("Help"), lambda: _("What every key does")),
    Command("app.today", "1", "app.go('today')", lambda: _("Today"), lambda: _("Go to Today"), shown=False),
    Command("app.entries", "2", "app.go('log')", lambda: _("Log"), lambda: _("Go to the log"), shown=False),
    Command("app.updates", "3", "app.go('updates')", lambda: _("Updates"), lambda: _("Go to updates"), shown=False),
    Command("app.people", "4", "app.go('people')", lambda: _("People"), lambda: _("Go to people"), shown=False),
    Command(
        "app.ergonomics",
        "5",
        "app.go('ergonomics')",
        lambda: _("Ergonomics"),
        lambda: _("Go to ergonomics"),
        shown=False,
    ),
    Command(
        "app.availability",
        "6",
        "app.go('availability')",
        lambda: _("Availability"),
        lambda: _("Go to availability"),
        shown=False,
    ),
    Command("app.back", "escape", "app.back", lambda: _("Back"), lambda: _("Go one step out")),
    Command("app.quit", "q,f10", "app.quit", lambda: _("Quit"), lambda: _("Leave wfhdesk"), shown=False),
    Command(
        "app.theme",
        "",
        "app.theme",
        lambda: _("Theme"),
        lambda: _("Change the colours: dark, light, mono, or your terminal's own"),
    ),
    Command("app.glyphs", "", "app.glyphs", lambda: _("Signs"), lambda: _("Switch between Unicode and ASCII signs")),
    Command(
        "app.setup",
        "",
        "app.setup",
        lambda: _("Set up"),
        lambda: _("Answer the questions of the first start again: name, supervisor, hours, language"),
    ),
    Command(
        "app.settings", "", "app.settings", lambda: _("Settings"), lambda: _("Open the settings file in your editor")
    ),
    Command(
        "app.doctor", "", "app.doctor", lambda: _("Doctor"), lambda: _("See whether the desk is sound, and what to do")
    ),
)

TODAY = (
    Command(
        "today.done",
        "x",
        "done",
        lambda: _("Done"),
        lambda: _("Say that a promise is kept, a blocker gone, an action done, or you are back"),
    ),
    Command("today.snooze", "z", "snooze", lambda: _("Snooze"), lambda: _("Put off somebody whose turn it is")),
    Command("today.yes", "y", "went_out(True)", lambda: _("It went out"), lambda: _("Say that an update went out")),
    Command("today.no", "n", "went_out(False)", lambda: _("It didn't"), lambda: _("Say that an update didn't go out")),
)

ENTRIES = (
    Command("log.edit", "e", "edit", lambda: _("Edit"), lambda: _("Write an entry anew")),
    Command("log.delete", "d", "delete", lambda: _("Delete"), lambda: _("Put entries into the trash")),
    Command("log.project", "p", "move", lambda: _("Project"), lambda: _("Put entries under another project")),
    Command("log.day", "t", "redate", lambda: _("Day"), lambda: _("Put entries on another day")),
    Command("log.choose", "space", "choose", lambda: _("Choose"), lambda: _("Choose several entries, one by one")),
    Command("log.settle", "x", "settle", lambda: _("Done"), lambda: _("Settle plans and blockers")),
    Command(
        "log.big", "b", "pin", lambda: _("Big"), lambda: _("Make an entry the one big thing, or one of many again")
    ),
    Command("log.merge", "m", "merge", lambda: _("Merge"), lambda: _("Make one entry of several")),
)

LOG = (
    *ENTRIES,
    Command("log.trash", "T", "trash", lambda: _("Trash"), lambda: _("See what was deleted and bring it back")),
    Command("log.year", "h", "year", lambda: _("Year"), lambda: _("Show the year day by day, or week by week")),
    Command(
        "log.versions",
        "V",
        "versions",
        lambda: _("Versions"),
        lambda: _("Choose between the versions of an entry changed in two places"),
    ),
    Command("log.list", "down", "list", lambda: _("To the list"), lambda: _("Leave the filter for what it found")),
    Command(
        "log.details",
        "enter",
        "details",
        lambda: _("Details"),
        lambda: _("Show an entry in full, or the list alone"),
        shown=False,
    ),
)

UPDATES = (
    Command("update.yes", "y", "went_out(True)", lambda: _("It went out"), lambda: _("Say that an update went out")),
    Command("update.no", "n", "went_out(False)", lambda: _("It didn't"), lambda: _("Say that an update didn't go out")),
    Command(
        "update.take",
        "space",
        "take",
        lambda: _("In/out"),
        lambda: _("Take an entry out of the update, or back in"),
    ),
    Command("update.up", "shift+up", "shift(-1)", lambda: _("Up"), lambda: _("Move an entry up"), shown=False),
    Command("update.down", "shift+down", "shift(1)", lambda: _("Down"), lambda: _("Move an entry down"), shown=False),
    Command(
        "update.deliver", "f9", "deliver", lambda: _("Deliver"), lambda: _("Let the update out, after a last look")
    ),
    Command("update.kind", "v", "kind", lambda: _("Kind"), lambda: _("Write another kind of update, or other days")),
    Command("update.status", "r", "status", lambda: _("Projects"), lambda: _("Say where projects stand")),
    Command("update.done", "x", "done", lambda: _("Done"), lambda: _("Say that a promise is kept")),
    Command("update.later", "z", "put_off", lambda: _("Later"), lambda: _("Put a promise off, with the reason")),
    Command("update.drop", "d", "drop", lambda: _("Drop"), lambda: _("Give a promise up, with the reason")),
    Command("update.subject", "f2", "subject", lambda: _("Subject"), lambda: _("Change the subject"), shown=False),
    Command("update.save", "ctrl+s", "save", lambda: _("Save"), lambda: _("Keep the draft as it stands")),
    Command(
        "update.anew",
        "ctrl+r",
        "anew",
        lambda: _("Anew"),
        lambda: _("Write the text anew from the entries"),
        shown=False,
    ),
    Command("update.pane", "tab", "pane(1)", lambda: _("Pane"), lambda: _("Go to the next pane"), shown=False),
    Command(
        "update.pane_back", "shift+tab", "pane(-1)", lambda: _("Pane"), lambda: _("Go to the pane before"), shown=False
    ),
    Command(
        "update.attached",
        "f4",
        "save_attached",
        lambda: _("Save the file"),
        lambda: _("Save what is attached, to read it before it goes out"),
    ),
    Command("update.past", "o", "past", lambda: _("Past"), lambda: _("See the updates that went out")),
)

AVAILABILITY = (
    Command("hours.open", "enter", "open", lambda: _("Change"), lambda: _("Change a day's hours, or what is planned")),
    Command("hours.cancel", "d", "cancel", lambda: _("Cancel"), lambda: _("Cancel what is planned under the cursor")),
    Command("hours.all_well", "x", "check_in", lambda: _("All is well"), lambda: _("Check in after a visit")),
    Command("hours.confirm", "y", "confirm", lambda: _("Confirm"), lambda: _("Confirm next week as it stands")),
    Command("hours.leave", "l", "plan('leave')", lambda: _("Leave"), lambda: _("Plan leave")),
    Command("hours.sick", "i", "plan('sick')", lambda: _("Sick"), lambda: _("Say that you are sick, and tell it")),
    Command("hours.office", "o", "plan('workday')", lambda: _("Office"), lambda: _("Plan a day at the office")),
    Command(
        "hours.share", "h", "share", lambda: _("Share"), lambda: _("Share the week: see exactly what leaves first")
    ),
    Command(
        "hours.together", "t", "together", lambda: _("Together"), lambda: _("See when you and others can be reached")
    ),
    Command("hours.visitors", "v", "plan('visitor')", lambda: _("Visitors"), lambda: _("Plan visitors at home")),
    Command("hours.visit", "m", "plan('visit')", lambda: _("Visit"), lambda: _("Plan a visit that you make")),
    Command("hours.focus", "f", "plan('focus')", lambda: _("Focus"), lambda: _("Plan time to focus")),
    Command(
        "hours.appointment", "p", "plan('appointment')", lambda: _("Appointment"), lambda: _("Plan an appointment")
    ),
    Command("hours.pattern", "e", "pattern", lambda: _("Your hours"), lambda: _("Say when you work, from today on")),
    Command(
        "hours.before",
        "left_square_bracket,pageup",
        "week(-1)",
        lambda: _("Week before"),
        lambda: _("Go to the week before"),
        shown=False,
    ),
    Command(
        "hours.after",
        "right_square_bracket,pagedown",
        "week(1)",
        lambda: _("Week after"),
        lambda: _("Go to the week after"),
        shown=False,
    ),
    Command("hours.now", "home", "now", lambda: _("Now"), lambda: _("Go back to this week"), shown=False),
)

PAST = (
    Command("past.yes", "y", "went_out(True)", lambda: _("It went out"), lambda: _("Say that an update went out")),
    Command("past.no", "n", "went_out(False)", lambda: _("It didn't"), lambda: _("Say that an update didn't go out")),
)

GROUPS: dict[str, tuple[Command, ...]] = {
    "app": ANYWHERE,
    "today": TODAY,
    "log": LOG,
    "updates": UPDATES,
    "people": PEOPLE,
    "ergonomics": ERGONOMICS,
    "availability": AVAILABILITY,
    "actions": ACTIONS,
    "run": RUN,
    "result": RESULT,
    "compare": COMPARISON,
    "past": PAST,
}
"""The commands of each screen, of the board of actions and of the updates that went out, and those that work everywhere."""

OVER = ("run", "result", "compare")
"""The groups of what stands over a screen: there the app's own keys don't work."""

BY_ID = {command.id: command for commands in GROUPS.values() for command in commands}


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Return what Textual binds for these commands."""
    return [
        Binding(command.key, command.action, command.id, id=command.id, show=command.shown)
        for command in commands
        if command.key
    ]
