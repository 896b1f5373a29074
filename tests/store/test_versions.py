"""Which version of a document shows, whatever the number of versions and the order in which they are read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wfhdesk.store import versions
from wfhdesk.store.lines import Line, key
from wfhdesk.store.versions import Chain, Versions, heads, newest


def line(at: int, base: list[str], doc: object = None, device: str = "a") -> Line:
    made = Line(at=at, table="t", id="x", base=base, device=device)
    if doc is not None:
        made["doc"] = {"number": doc}
    return made


def straight(length: int) -> Chain:
    """Return versions of which each was made from the one before."""
    return [line(at, [f"{at - 1}.a"] if at else [], at) for at in range(length)]


def read(lines: Chain) -> Versions:
    found = Versions()
    for one in lines:
        found.add(one)
    return found


def test_a_long_chain_is_not_gone_through_at_every_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk on which one entry was edited thousands of times opens as fast as any other."""
    lengths: list[int] = []

    def counted(chain: Chain) -> Chain:
        lengths.append(len(chain))
        return heads(chain)

    monkeypatch.setattr(versions, "heads", counted)
    assert read(straight(2000)).shown("t") == {"x": {"number": 1999}}
    assert sum(lengths) < 200


@given(
    st.permutations(range(40)),
    st.lists(
        st.tuples(
            st.integers(0, 45), st.lists(st.integers(0, 45), max_size=2), st.sampled_from("ab"), st.none() | st.just(1)
        ),
        max_size=20,
    ),
)
@settings(max_examples=300)
def test_what_shows_is_the_newest_head_of_all_that_was_read(
    order: list[int], more: list[tuple[int, list[int], str, int | None]]
) -> None:
    """Late files, copies of files, second versions, removals and even versions made from later ones: nothing changes it."""
    straight_lines = straight(40)
    others = [line(at, [f"{base}.a" for base in bases], doc, device) for at, bases, device, doc in more]
    found = Versions()
    for one in [*(straight_lines[place] for place in order), *others, *straight_lines[::7], *others]:
        found.add(one)
        chain = found.chain("t", "x")
        head = newest(heads(chain))
        assert found.shown("t") == ({"x": head["doc"]} if "doc" in head else {})
    copies = [(key(one), repr(one.get("doc"))) for one in found.chain("t", "x")]
    assert len(copies) == len(set(copies))
