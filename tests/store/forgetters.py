"""What the tests of forgetting share, and a process that forgets until it is killed: `forgetters.py FOLDER STATE`."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from store.desks import PEOPLE
from store.writers import open_db, say
from wfhdesk.store.forgetting import Forgetting, forget
from wfhdesk.store.lines import Doc

NAME = "Priyanka"
PERSON = "person"


def text_without(text: str) -> str:
    return text.replace(NAME, "someone")


def doc_without(table: str, doc_id: str, doc: Doc) -> Doc | None:
    """Return a document without the name; the person's own goes, and so does what was with them alone."""
    if (table, doc_id) == (PEOPLE, PERSON) or doc.get("with") == [PERSON]:
        return None
    return {name: text_without(part) if isinstance(part, str) else part for name, part in doc.items()}


def forgetting(**parts: Any) -> Forgetting:
    usual: dict[str, Any] = {
        "doc": doc_without,
        "words": lambda _id, words: text_without(words),
        "raw": text_without,
        "last": (PEOPLE, PERSON),
    }
    return Forgetting(**{**usual, **parts})


def main(folder: str, state: str) -> None:
    """Forget, and tell before each file is replaced; whoever listens can kill at that point."""
    replace = os.replace

    def told(source: str, target: str) -> None:
        if target.endswith((".jsonl", ".damaged")):
            say(os.path.basename(target))
            time.sleep(0.2)
        replace(source, target)

    os.replace = told  # type: ignore[assignment]
    forget(open_db(folder, state).lines, forgetting())
    say("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
