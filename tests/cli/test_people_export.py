"""`wfhdesk people export`: everybody, in a form that others read and that import reads back."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Refused
from conftest import Run
from wfhdesk.desk.desk import Desk, open_desk
from wfhdesk.domain.people import Person


@pytest.fixture
def two(desk: Desk) -> list[Person]:
    return desk.people.keep_all(
        [
            Person("Ana Lima", emails=("ana@example.org",), notes="secret\nplan", relation="team", uid="u-ana"),
            Person("Ben Bos", phone="+31 6 1", topics=("=secret",)),
        ],
        "added two",
    )


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("name", ["people.vcf", "people.csv", "people"])
def test_what_is_exported_another_desk_takes_in_the_same(run: Run, desk: Desk, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    done = run("people", "export", str(target))
    assert done.stdout == f"{target}\n"
    assert done.stderr.startswith("2 people")
    run("people", "import", str(target), "--yes", WFHDESK_DIR=str(tmp_path / "other"))
    other = open_desk(str(tmp_path / "other")).people.all()
    assert [one._replace(id="", uid="") for one in other] == [one._replace(id="", uid="") for one in desk.people.all()]
    assert run("people", "import", str(target), "--dry-run").stdout == "2 the same\n"


@pytest.mark.usefixtures("two")
def test_stdout_takes_either_form(run: Run) -> None:
    assert run("people", "export", "-").stdout.count("VERSION:4.0") == 2
    assert run("people", "export", "-", "--vcard", "3").stdout.count("VERSION:3.0") == 2
    assert run("people", "export", "-", "--format", "csv").stdout.startswith("\ufeffName,")


@pytest.mark.usefixtures("two")
def test_a_copy_for_others_has_none_of_ones_own_words(run: Run) -> None:
    for form in ("vcf", "csv"):
        assert "secret" in run("people", "export", "-", "--format", form).stdout
        copy = run("people", "export", "-", "--format", form, "--without-private").stdout
        assert "ana@example.org" in copy
        assert "secret" not in copy
        assert "team" not in copy


@pytest.mark.usefixtures("two")
def test_what_is_there_is_written_over_only_where_that_is_asked_for(run: Run, refused: Refused, tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    run("people", "export", str(target))
    assert (
        refused("people", "export", str(target))
        == f"{target} is there already; name another file, or take that one away."
    )
    run("people", "export", str(target), "--force", "--vcard", "3")
    assert "VERSION:3.0" in target.read_text()
    folder = tmp_path / "cards"
    run("people", "export", str(folder))
    assert len(list(folder.iterdir())) == 2
    assert "0 cards written" in run("people", "export", str(folder)).stderr
    assert refused("people", "export", str(folder), "--vcard", "3").endswith(
        "--force writes over the cards of wfhdesk."
    )
    run("people", "export", str(folder), "--vcard", "3", "--force")


def test_a_target_that_tells_no_form_is_refused(refused: Refused) -> None:
    assert refused("people", "export", "people.doc").startswith("people.doc tells no form")
    assert refused("people", "export", "people.vcf", "--format", "csv").startswith("--format goes with - only")
