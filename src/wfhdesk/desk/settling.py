"""What settles what waits, wherever it is asked for: on Today, on another screen, in a nudge; each with what to say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.availability import Availability
    from wfhdesk.desk.updates import Updates
    from wfhdesk.domain.occasions import Occasion


def come_back(availability: Availability) -> str:
    """Say that the person is back, and return in words what holds from now on."""
    from wfhdesk.domain.availability_texts import told
    from wfhdesk.domain.statuses import AVAILABLE

    availability.say(AVAILABLE)
    return told(availability.answer())


def say_all_is_well(availability: Availability, occasion: Occasion) -> str:
    """Say that all is well after a visit or a visitor, and return that in words."""
    availability.check_in(occasion)
    return _("Checked in: all is well")


def say_it_went_out(updates: Updates, number: int, *, it_did: bool) -> str:
    """Settle whether an update went out, and return that in words. Raises DeskError where it can't be so."""
    if it_did:
        updates.sent(number)
        return _("Update {number} is down as sent").format(number=number)
    updates.unsent(number)
    return _("Update {number} is down as not sent").format(number=number)
