"""The PDF, read back: all of its text is there, on pages with numbers, in any European script."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import FRIDAY
from domain.reports import PULSE, TOLD
from wfhdesk.adapters.pdf import as_pdf
from wfhdesk.domain.assessment_report import report
from wfhdesk.domain.documents import Blank, Block, Bullets, Document, Facts, Heading, Paragraph, Table

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils reads the PDF back")

NAMES = "Łukasz Żółć, Þórður Ægisson, Μαρία, Иван Шишкин, İğdır, Ștefan Țepeș, Őze Űrhajós, Ģirts Ķēniņš, Đặng, Ստեփան, გიორგი"


def read(pdf: bytes, folder: Path, *options: str) -> list[str]:
    """Return the text of each page."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().split("\f")[:-1]


def about(pdf: bytes, folder: Path, *options: str) -> str:
    path = folder / "about.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdfinfo", *options, str(path)], capture_output=True, check=True).stdout.decode()


def words(text: str) -> str:
    return " ".join(text.split())


def pdf_of(*blocks: Block, title: str = "Report", language: str = "en") -> bytes:
    return as_pdf(Document(title, language, blocks), FRIDAY)


@pytest.mark.parametrize(
    "block", [Paragraph(NAMES), Heading(2, NAMES), Table(["Who"], [[NAMES]]), Facts([("Who", NAMES)])]
)
def test_names_of_all_of_europe_are_text(tmp_path: Path, block: Block) -> None:
    assert NAMES in words(" ".join(read(pdf_of(block), tmp_path, "-raw")))


def test_loose_accents_are_put_on_their_letters(tmp_path: Path) -> None:
    (page,) = read(pdf_of(Paragraph("Zoe\u0308 Z\u0307o\u0301l\u0301c\u0301")), tmp_path)
    assert "Zoë Żóĺć" in page


def test_what_the_font_has_no_sign_for_is_seen_to_be_missing(tmp_path: Path) -> None:
    (page,) = read(pdf_of(Paragraph("a 日本 b 👩\u200d💻 c ❤\ufe0f d \U0010ffff e"), title="会 Report"), tmp_path)
    assert "a □□ b □□ c □ d □ e" in page
    assert "□ Report" in page


def test_each_page_has_its_number_the_title_and_the_day(tmp_path: Path) -> None:
    blocks = [Paragraph("word " * 200) for _number in range(12)]
    pages = read(pdf_of(*blocks), tmp_path)
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"20 November 2026 · Page {number} / {len(pages)}" in page
        assert page.count("Report") == (2 if number == 1 else 1)
    assert "20 november 2026" in read(pdf_of(language="nl"), tmp_path)[0]


def test_a_long_title_leaves_room_for_the_number(tmp_path: Path) -> None:
    (page,) = read(pdf_of(title="A title that never ends " * 12), tmp_path)
    assert "Page 1 / 1" in page
    assert "…" in page


def test_a_table_of_many_pages_loses_nothing_and_repeats_its_head(tmp_path: Path) -> None:
    rows = [
        [f"question {number} end{number}.", "x " * (number % 40) + f"last{number}.", f"note{number}."]
        for number in range(300)
    ]
    pages = read(pdf_of(Heading(2, "All"), Table(["Asked here", "Said", "Noted"], rows, (3, 2, 1))), tmp_path, "-raw")
    found = words(" ".join(pages))
    for number in range(300):
        for piece in (f"end{number}.", f"last{number}.", f"note{number}."):
            assert found.count(piece) == 1
    assert all(page.count("Asked here") == 1 for page in pages)


def test_a_cell_higher_than_a_page_is_parted_and_loses_nothing(tmp_path: Path) -> None:
    told = [f"w{number}." for number in range(3000)]
    pages = read(pdf_of(Table(["A", "B"], [["short", " ".join(told)], ["after", "it"]], (3, 1))), tmp_path, "-raw")
    assert len(pages) > 3
    found = " ".join(pages).split()
    assert [word for word in found if re.fullmatch(r"w\d+\.", word)] == told
    assert "after" in found


def test_a_word_wider_than_its_cell_is_broken_not_cut(tmp_path: Path) -> None:
    address = "https://example.org/" + "".join(chr(97 + number % 26) for number in range(400))
    (page,) = read(pdf_of(Table(["A", "B", "C"], [["x", address, "y"]])), tmp_path, "-raw")
    assert address in page.replace("\n", "")


def test_what_looks_like_markup_is_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> **bold** {nb} [x](y) \\ (a) (b __u__ --s-- %PDF endstream"
    (page,) = read(pdf_of(Paragraph(hostile + "\x1b[31m\x00\u202e!"), title=hostile), tmp_path, "-raw")
    assert words(page).count(hostile) >= 2
    assert "endstream[31m!" in page


def test_headings_stay_with_what_follows(tmp_path: Path) -> None:
    for lines in range(30, 50):
        pages = read(
            pdf_of(*[Facts([(f"l{number}", "x")]) for number in range(lines // 2)], *[Facts([("f", "x")] * (lines % 9))],
                   Heading(2, "Second"), Heading(3, "Third"), Facts([("first", "1"), ("last", "9")])),
            tmp_path,
        )  # fmt: skip
        (page,) = [page for page in pages if "Second" in page]
        assert all(word in page for word in ("Third", "first", "last"))


def test_room_to_sign_is_on_one_page(tmp_path: Path) -> None:
    for lines in range(8, 20):
        blanks = [Blank("Name"), Blank("Remarks", 4), Blank("Signature")]
        pages = read(pdf_of(*[Paragraph("x")] * lines * 2, Heading(2, "Reviewed by"), *blanks), tmp_path)
        (page,) = [page for page in pages if "Reviewed by" in page]
        assert "Name" in page
        assert "Signature" in page


def test_it_says_what_it_is_called_in_what_language_and_when_it_was_made(tmp_path: Path) -> None:
    pdf = pdf_of(Heading(2, "One"), Bullets(["a"]), title="Werkplekcheck: Żółć", language="nl")
    told = about(pdf, tmp_path)
    assert re.search(r"^Title: +Werkplekcheck: Żółć$", told, re.M)
    assert re.search(r"^Creator: +wfhdesk$", told, re.M)
    assert re.search(r"^Tagged: +yes$", told, re.M)
    assert re.search(r"^Page size: .*A4", told, re.M)
    assert b"/Lang (nl" in pdf
    assert b"D:20261120141000+01'00'" in pdf


def test_who_listens_hears_headings_as_headings(tmp_path: Path) -> None:
    pdf = pdf_of(Heading(2, "Found"), Heading(3, "A risk", "High risk", 3), Paragraph("Told"), Table(["a"], [["b"]]))
    told = about(pdf, tmp_path, "-struct-text")
    assert re.findall(r'(H\d|P) \(block\)\s+"([^"]*)"', told) == [
        ("H1", "Report"),
        ("H2", "Found"),
        ("P", "High risk"),
        ("H3", "A risk"),
        ("P", "Told"),
        ("P", "a"),
        ("P", "b"),
    ]


def test_the_same_document_is_the_same_file() -> None:
    assert as_pdf(report(TOLD), FRIDAY) == as_pdf(report(TOLD), FRIDAY)
    assert as_pdf(report(TOLD), FRIDAY) != as_pdf(report(TOLD), datetime(2026, 11, 21, tzinfo=UTC))


def test_a_real_report_is_all_there_on_few_pages(tmp_path: Path) -> None:
    pdf = as_pdf(report(TOLD), FRIDAY)
    pages = read(pdf, tmp_path, "-raw")
    found = words(" ".join(pages))
    assert len(pages) <= 4
    assert len(pdf) < 100_000
    assert "It is not the employer's assessment." in found
    for reply in TOLD.run.replies:
        assert reply.asked in found
        assert reply.note in found
    assert "rested" not in found
    assert "rested" in " ".join(read(as_pdf(report(TOLD._replace(extra=(PULSE,))), FRIDAY), tmp_path))


def test_an_empty_document_is_a_page(tmp_path: Path) -> None:
    assert len(read(pdf_of(title=""), tmp_path)) == 1
    assert len(read(pdf_of(Paragraph(""), Facts([]), Bullets([]), Table(["a"], [])), tmp_path)) == 1
