"""How often what is published was changed: readers take the copy that counts higher (RFC 5545, section 3.8.7.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from wfhdesk.desk.publication_records import Memory, Revised
from wfhdesk.domain.sharing import HORIZON

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def first_sequence(memory: Memory, now: datetime) -> int:
    """Return the sequence of what was never published; where nobody knows what was, one above all that can have been."""
    return max(0, int((now - _EPOCH).total_seconds() // 60)) if memory.is_lost else 0


def digest_of(said: object) -> str:
    """Return a digest of what is said, by which a change of it shows."""
    return sha256(repr(said).encode()).hexdigest()[:16]


def counted(memory: Memory, said: Mapping[str, str], now: datetime) -> dict[str, Revised]:
    """Return the count of each part, of which `said` has the digests by key, as of `now`.

    Parts that went are known for a while, so that they go on counting when they come back.
    """
    parts = {key: old if not old.digest else Revised(old.sequence, now, "") for key, old in memory.parts.items()}
    parts = {key: old for key, old in parts.items() if old.modified > now - HORIZON}
    for key, digest in said.items():
        old = memory.parts.get(key)
        if old is None:
            parts[key] = Revised(first_sequence(memory, now), now, digest)
        else:
            parts[key] = old if old.digest == digest else Revised(old.sequence + 1, now, digest)
    return parts
