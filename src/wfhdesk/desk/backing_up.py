"""`python -m wfhdesk.desk.backing_up`: make the day's backup, beside the word that found it due."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from wfhdesk.adapters.folders import Folders
from wfhdesk.desk.desk import open_desk
from wfhdesk.desk.prompt import start_beside
from wfhdesk.domain.errors import DeskError

_NICENESS = 10
"""It may take a second of a processor, and nobody waits for it."""


def back_up_beside(places: Folders) -> None:
    """Start a process of its own that makes the backup of a desk, where no other does."""
    start_beside("wfhdesk.desk.backing_up", places)


def main(options: list[str]) -> None:
    """Make the backup of the desk that the options name, or of the person's usual one; what fails, doctor tells."""
    os.closerange(3, 256)  # what the shell had open, such as a pipe that somebody reads to its end
    os.chdir(os.path.abspath(os.sep))  # nobody's disk is kept from being taken out
    if sys.platform != "win32":
        os.nice(_NICENESS)
    with suppress(DeskError, OSError):
        open_desk(options[1] if options else None, forgiving=True).backups.make_if_due()


if __name__ == "__main__":
    main(sys.argv[1:])
