"""What breaks layouts: `tests/curricula/torture` through every output, in the usual print and in large print."""

import re
import shutil
import unicodedata

import page
import pytest

from generator.jobs.cache import Cache
from generator.model.catalogue import say
from generator.outputs.pack import everything_large
from generator.outputs.table import plan_all
from generator.pipeline import Workshop, build
from generator.source.load import load
from tests.conftest import CURRICULA
from tests.printed import beyond, overlapping, pages_of, type_of

ROOT = CURRICULA / "torture"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def curriculum():
    loaded = load(ROOT).curriculum
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def pdfs(curriculum):
    jobs = {job.path: job for job in plan_all(curriculum) if job.path.endswith(".pdf")}
    jobs |= {job.path: job for job in everything_large(curriculum)}
    return {path: job.render(job.view) for path, job in jobs.items()}


def squeezed(text):
    """Letters and digits alone: where a long word was broken does not matter."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def test_it_is_as_bad_as_it_says(curriculum):
    module = curriculum.modules[0]
    assert len(module.matter.title) == 255
    assert len(module.session.activities) >= 30
    assert len(module.cards[0].set.cards) == 40
    assert max(len(word) for word in module.reading.text.split()) > 80


def test_every_output_takes_it_and_only_what_must_be_one_side_is_refused(tmp_path):
    shutil.copytree(ROOT, tmp_path / "torture")
    built = build(tmp_path / "torture", tmp_path / "dist", Workshop(Cache(tmp_path / "cache")))
    assert not built.failures
    assert {finding.code for finding in built.findings} == {
        "ART-013",
        "ART-015",
    }  # a form of 60 rows, a day of 31 parts


def test_no_word_leaves_its_page(pdfs):
    for path, pdf in pdfs.items():
        assert not beyond(pdf), path


def test_no_word_is_printed_over_another(pdfs):
    for path, pdf in pdfs.items():
        if "slides" not in path:
            assert not overlapping(pdf), path


def test_each_is_tagged(pdfs):
    for path, pdf in pdfs.items():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, path


def test_no_word_of_the_reading_or_a_handout_is_lost(curriculum, pdfs):
    module = curriculum.modules[0]
    for large in ("", "-large-print"):
        pack = squeezed(
            "".join(
                w.text
                for _, _, words in pages_of(pdfs[f"packs/t1-long-ropes/t1-facilitator-pack{large}.pdf"])
                for w in words
            )
        )
        texts = [
            module.reading.text,
            *(handout.body.text for handout in module.handouts),
            *(c.text for c in module.cards[0].set.cards),
        ]
        for word in {word for text in texts for word in text.split()}:
            if squeezed(word).isascii():  # what runs from right to left is drawn in another order than it is read
                assert squeezed(word) in pack, (large, word)


def test_no_letter_of_large_print_is_small(pdfs):
    for path, pdf in pdfs.items():
        if path.endswith("-large-print.pdf"):
            sizes, fonts = type_of(pdf)
            small = {size for size in sizes if size < 16}
            assert sum(sizes[size] for size in small) <= len("updown"), path
            assert not [font for font in fonts if "Italic" in font], path


def test_the_step_table_names_its_columns_on_each_page(pdfs):
    pages = pages_of(pdfs["packs/t1-long-ropes/t1-facilitator-pack.pdf"])
    texts = [" ".join(word.text for word in words) for _, _, words in pages]
    head = f"{say('pack.col-clock')} {say('pack.col-say-and-do')}"
    long = next(n for n, text in enumerate(texts) if "A step of more than a page" in text)
    assert all(head in text for text in texts[long : long + 2])
