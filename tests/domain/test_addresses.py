"""Addresses as people type them."""

from __future__ import annotations

import pytest

from wfhdesk.domain.addresses import split_addresses


@pytest.mark.parametrize(
    ("typed", "addresses"),
    [
        ("", ()),
        (" , ;; ", ()),
        ("ana@example.org", ("ana@example.org",)),
        ("ana@example.org, petra@example.org", ("ana@example.org", "petra@example.org")),
        ("ana@example.org;petra@example.org ; ", ("ana@example.org", "petra@example.org")),
        ("no address, x@y", ("no address", "x@y")),
    ],
)
def test_typed_addresses_are_apart_at_commas_and_semicolons(typed: str, addresses: tuple[str, ...]) -> None:
    assert split_addresses(typed) == addresses
