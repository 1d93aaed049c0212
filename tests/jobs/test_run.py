"""Jobs: the same bytes in any order, on any executor, and a failure that stays a value."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.jobs.cache import Cache
from generator.jobs.digest import digest_of, key_of
from generator.jobs.job import Job
from generator.jobs.run import Failure, Made, run


@dataclass(frozen=True)
class View:
    words: str


def shout(view: View) -> bytes:
    return view.words.upper().encode()


def burst(_view: View) -> bytes:
    raise ValueError("no ink")


def count(blob: bytes) -> dict[str, int]:
    return {"letters": len(blob)}


def jobs(*words: str) -> list[Job]:
    return [Job(f"{word}.txt", shout, View(word), info=count) for word in words]


def test_results_come_in_the_order_of_the_jobs(tmp_path):
    with ThreadPoolExecutor(3) as pool:
        made = run(jobs("c", "a", "b"), Cache(tmp_path), pool)
    assert [item.path for item in made] == ["c.txt", "a.txt", "b.txt"]
    assert [item.blob.read_bytes() for item in made] == [b"C", b"A", b"B"]


def test_what_the_cache_holds_is_not_made_again(tmp_path):
    first = run(jobs("a"), Cache(tmp_path))[0]
    again = run(jobs("a"), Cache(tmp_path))[0]
    assert (first.cached, again.cached) == (False, True)
    assert (again.sha256, again.size, again.info) == (first.sha256, first.size, {"letters": 1})


def test_a_job_that_fails_is_a_value_and_stops_no_other(tmp_path):
    failed, made = run([Job("x", burst, View("x")), *jobs("a")], Cache(tmp_path))
    assert isinstance(failed, Failure)
    assert failed.reason == "ValueError: no ink"
    assert isinstance(made, Made)


def test_progress_counts_every_job(tmp_path):
    seen = []
    run(jobs("a", "b"), Cache(tmp_path), on_done=lambda result, done, total: seen.append((result.path, done, total)))
    assert seen == [("a.txt", 1, 2), ("b.txt", 2, 2)]


def test_the_key_tells_view_render_and_media_apart():
    job = jobs("a")[0]
    others = [jobs("b")[0], Job("a.txt", burst, View("a")), Job("a.txt", shout, View("a"), media=(("f", "0"),))]
    assert len({key_of(one) for one in [job, *others]}) == 4


def test_the_key_does_not_depend_on_the_path():
    assert key_of(Job("here", shout, View("a"))) == key_of(Job("there", shout, View("a")))


def test_a_view_may_hold_no_open_thing():
    with pytest.raises(TypeError, match="may not hold object"):
        digest_of([object()])


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_jobs_changes_no_byte(order):
    import tempfile  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        made = run(jobs(*order), Cache(Path(folder)))
        assert {item.path: item.blob.read_bytes() for item in made} == {f"{w}.txt": w.upper().encode() for w in "abcd"}
