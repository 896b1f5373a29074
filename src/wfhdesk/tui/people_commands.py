"""What one can do on the people screen."""

from __future__ import annotations

from wfhdesk.language import gettext as _
from wfhdesk.tui.command import Command

PEOPLE = (
    Command("people.snooze", "z", "snooze", lambda: _("Snooze"), lambda: _("Put somebody off until another day")),
    Command("people.new", "n", "new", lambda: _("New"), lambda: _("Add somebody")),
    Command(
        "people.relation",
        "r",
        "relation",
        lambda: _("Relation"),
        lambda: _("Say how close people are, or how often you want to be in touch"),
    ),
    Command("people.skip", "x", "skip", lambda: _("Skip"), lambda: _("Let this time pass: a new cycle begins today")),
    Command(
        "people.contacts",
        "C",
        "contacts",
        lambda: _("Contacts"),
        lambda: _("See the contacts with somebody; correct or delete one"),
    ),
    Command("people.edit", "e", "edit", lambda: _("Edit"), lambda: _("Change what you know of somebody")),
    Command("people.order", "o", "order", lambda: _("Order"), lambda: _("Order by urgency, name or relation")),
    Command("people.group", "g", "group", lambda: _("Group"), lambda: _("Group by relation, or not"), shown=False),
    Command("people.pause", "p", "pause", lambda: _("Pause"), lambda: _("Stop somebody's clock, or let it go on")),
    Command("people.topic", "t", "topic", lambda: _("Topic"), lambda: _("Note a topic to come back to")),
    Command("people.offers", "h", "offers", lambda: _("Offers"), lambda: _("Offer help, and say what became of it")),
    Command("people.leave", "l", "leave", lambda: _("Away"), lambda: _("Say when they are on leave")),
    Command("people.import", "i", "take_in", lambda: _("Import"), lambda: _("Take in an address book or a calendar")),
    Command("people.choose", "space", "choose", lambda: _("Choose"), lambda: _("Choose several people, one by one")),
    Command("people.delete", "d", "delete", lambda: _("Delete"), lambda: _("Take people off the desk")),
    Command("people.list", "down", "list", lambda: _("To the list"), lambda: _("Leave the filter for what it found")),
    Command(
        "people.details",
        "enter",
        "details",
        lambda: _("Details"),
        lambda: _("Look at somebody in full; there, change what you know"),
        shown=False,
    ),
)
