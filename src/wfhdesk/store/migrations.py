"""The number of the file format, and the way from an older one to this."""

from __future__ import annotations

from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _

FORMAT = 1
"""The format that this wfhdesk writes. A change that an older wfhdesk would misread raises it."""


def check_format(number: int) -> None:
    """Raise DeskError where a file is of a newer format than this wfhdesk can read.

    There is no older one yet. The first change of the format adds the step that converts it here, and a backup of the
    folder (`store.backup`, which keeps files byte for byte) before that step.
    """
    if number > FORMAT:
        raise DeskError(
            _(
                "This desk was written by a newer wfhdesk (format {newer}, this one reads {known}). "
                "Nothing was changed; upgrade wfhdesk to open it."
            ).format(newer=number, known=FORMAT)
        )
