"""`python -m wfhdesk.desk.prompt_renewal`: work out the line of a prompt and keep it, beside the prompt that asked for it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from wfhdesk.adapters import config_file
from wfhdesk.adapters.folders import Folders, folders
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.desk.prompt_answer import Answer, answer_path, answer_paths, as_text, grounds_of, lock_path, marks_of
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.nudge_texts import prompt_line
from wfhdesk.domain.plaintext import one_line
from wfhdesk.store.device import Device

_AGAIN = 15 * 60.0
"""Seconds after which a line that couldn't be worked out is tried again, though nothing changed."""


def renew(places: Folders) -> str:
    """Work out a desk's line, keep it and return it; nothing where it can't be kept, or another process is at it.

    Nothing else is written. What is wrong with the desk or its settings every other word tells; a prompt is empty then.
    """
    with suppress(DeskError, OSError), _alone(places, patience=0.0):
        answer = _worked_out(places)
        config_file.write(answer_path(places), as_text(answer))
        return answer.line
    return ""


def _worked_out(places: Folders) -> Answer:
    # Looked at before anything is read: what is written meanwhile makes the answer an old one.
    empty = Answer(grounds_of(places), marks_of(places.desk), time.time(), time.time() + _AGAIN)
    try:
        desk = open_desk(places.desk if places.options else None)
        choice = desk.nudges.choice()
    except Exception:  # of which a prompt must not tell, nor try it again at every key
        return empty
    return empty._replace(until=choice.until.timestamp(), line=one_line(prompt_line(choice.today)))


@contextmanager
def forgotten(desk: Desk) -> Iterator[None]:
    """Take away what is kept for prompts of a desk; nobody works it out anew before the body is done."""
    with _alone(desk.places):
        for path in answer_paths(desk.places):
            os.unlink(path)
        yield


@contextmanager
def _alone(places: Folders, patience: float = 20.0) -> Iterator[None]:
    """Hold the lock on a desk's line. Raises Busy where another process does for longer than `patience` seconds."""
    with Device(places.state).lock(os.path.basename(lock_path(places)), patience):
        yield


def main(options: list[str]) -> None:
    """Work out the line of the desk that the options name, or of the person's usual one."""
    os.closerange(3, 256)  # what the shell had open, such as a pipe that somebody reads to its end
    os.chdir(os.path.abspath(os.sep))  # nobody's disk is kept from being taken out
    renew(folders(options[1] if options else None))


if __name__ == "__main__":
    main(sys.argv[1:])
