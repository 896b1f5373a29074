"""E-mail addresses that can safely stand in a header (RFC 5322 section 3.4.1, the dot-atom form; RFC 5321 4.5.3.1)."""

from __future__ import annotations

import re

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_DOMAIN = re.compile(
    r"(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
)


def problem_with(address: str) -> str:
    """Return what keeps a text from being a plain address such as `ana@example.org`; empty where nothing does."""
    local, at, domain = address.rpartition("@")
    if not at or not local or not domain:
        return _("an address looks like ana@example.org")
    if len(local) > 64 or local.startswith("-") or not _LOCAL.fullmatch(local) or "=?" in local:
        return _("before the @ stand plain letters, digits and dots")
    if not _DOMAIN.fullmatch(domain):
        return _("behind the @ stands a plain domain; write an international one in its xn-- form")
    return ""


def checked_address(address: str) -> str:
    """Return an address that is sound. Raises WrongInput for any other text."""
    if problem := problem_with(address):
        raise WrongInput(
            _("“{address}” is no e-mail address: {problem}.").format(
                address=shortened(one_line(address)), problem=problem
            )
        )
    return address


def split_addresses(text: str) -> tuple[str, ...]:
    """Return the addresses of a typed line, apart at commas and semicolons; they may be no sound ones."""
    return tuple(filter(None, (part.strip() for part in text.replace(";", ",").split(","))))
