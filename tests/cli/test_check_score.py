"""`check score rosa`, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Contents, Refused
from conftest import Run

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "domain" / "rosa_vectors.json").read_text(encoding="utf-8")
)["vectors"]
FIRST: dict[str, Any] = VECTORS[0]["input"]


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_every_vector_scores_as_expected(run: Run, contents: Contents, vector: dict[str, Any]) -> None:
    done = run("check", "score", "rosa", "--json", stdin=json.dumps(vector["input"]))
    assert json.loads(done.stdout) == vector["expected"]
    assert done.stderr == ""
    assert contents() == {}


def test_without_json_it_is_a_table_with_what_drives_it(run: Run) -> None:
    done = run("check", "score", "rosa", stdin=json.dumps(FIRST))
    rows = dict(line.rsplit("  ", 1) for line in done.stdout.splitlines())
    found = {name.strip(): value for name, value in rows.items()}
    assert len(found) == len(VECTORS[0]["expected"])
    assert (found["final score"], found["seat height and depth"], found["chair"]) == ("1", "2", "1")
    assert "ROSA 1: good" in done.stderr
    assert "What drives it: chair" in done.stderr


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("", "Nothing came from stdin"),
        ("{", "stdin, line 1: it is no JSON"),
        ("[]", "in braces"),
        ("{}", "“seat_height” is missing"),
        (json.dumps({**FIRST, "seat_height": 4}), "“seat_height” can't be 4"),
        (json.dumps({**FIRST, "seat_height": True}), "“seat_height” can't be true"),
        (json.dumps({**FIRST, "seat_height_add": 3}), "“seat_height_add” can't be 3"),
        (json.dumps({**FIRST, "mouse": None}), "“mouse” can't be null"),
        (json.dumps({**FIRST, "final": 1}), "“final” is no input of ROSA"),
        ("[" * 100_000, "no JSON one can make sense of"),
        ('{"seat_height": ' + "9" * 5000 + "}", "no JSON one can make sense of"),
    ],
    ids=range(11),
)
def test_wrong_inputs_are_refused_by_name(refused: Refused, told: str, sentence: str) -> None:
    assert sentence in refused("check", "score", "rosa", "--json", stdin=told)
    assert sentence in refused("check", "score", "rosa", stdin=told)


def test_another_rule_is_refused(refused: Refused) -> None:
    assert "it is one of: rosa." in refused("check", "score", "rula")
