"""The catalogues of sentences: `make messages` brings them up to date, a test holds them against the code."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "assets" / "locale"
TRANSLATED = ("nl",)
_BEGUN = datetime(2026, 11, 21, tzinfo=UTC)


def extracted() -> Catalog:
    """Return every sentence in the code, without places: these would change with every line."""
    template = Catalog(project="wfhdesk", charset="utf-8", creation_date=_BEGUN)
    for _file, _line, message, comments, context in extract_from_dir(str(ROOT / "src")):
        template.add(message, auto_comments=comments, context=context)
    return template


def po_path(language: str) -> Path:
    """Return the catalogue that a translator works in."""
    return LOCALE / language / "LC_MESSAGES" / "wfhdesk.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project="wfhdesk", creation_date=_BEGUN)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return what the program reads."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def bring_up_to_date(language: str) -> list[str]:
    """Take in new sentences, drop old ones, compile; return what is not translated yet."""
    catalogue = read(language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# The sentences of wfhdesk ({language})."
    catalogue.revision_date, catalogue.fuzzy = _BEGUN, False  # git tells when; a date here would change every time
    catalogue.version, catalogue.msgid_bugs_address = "", ""
    catalogue.last_translator = catalogue.language_team = "wfhdesk"
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_output=True, omit_header=False)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    return [str(message.id) for message in catalogue if message.id and not is_translated(message.string)]


def is_translated(string: object) -> bool:
    """Return whether a translation says something, in every plural form."""
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    for language in TRANSLATED:
        for missing in bring_up_to_date(language):
            print(f"{language}: {missing!r}")
