"""The errors that a person reads."""

from __future__ import annotations


class DeskError(Exception):
    """Something a person has to know; its text says what happened and what to do.

    The command line prints it and exits with `exit_code`; the app shows it as a toast.
    """

    exit_code = 1


class WrongInput(DeskError):
    """What was typed can't be used; nothing was changed."""

    exit_code = 2


class CannotBeUndone(DeskError):
    """The last act is final; what came before it can be taken back."""
