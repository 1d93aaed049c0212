"""Cards to cut out: fronts and backs lie behind each other, and answers stand in a file for facilitators alone."""

import io
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from pypdf import PdfReader

from generator.checks.artefacts import inspect
from generator.outputs.pack import CARDS, enlarged
from generator.source.load import load

ROOT = Path(__file__).parents[1] / "curricula" / "minimal"
WIDE = 210 / 25.4 * 72


@pytest.fixture(scope="module")
def curriculum():
    loaded = load(ROOT).curriculum
    assert loaded
    return loaded


@pytest.fixture(scope="module")
def made(curriculum):
    return {job.path.rpartition("/")[2]: (job, job.render(job.view)) for job in CARDS.plan(curriculum)}


def places(side):
    """Each piece of text of a side by its words, with the point at which it begins."""
    found = {}

    def seen(text, page_matrix, text_matrix, _font, _size):
        a, b, c, d, e, f = page_matrix
        x, y = text_matrix[4:]
        if text.strip():
            found.setdefault(text.strip(), (a * x + c * y + e, b * x + d * y + f))

    side.extract_text(visitor_text=seen)
    return found


def test_cards_and_their_answers_are_two_files(made):
    assert list(made) == ["h1-cards.pdf", "h1-card-answers-facilitator.pdf"]
    for job, pdf in made.values():
        assert page.validate_pdf_bytes(pdf, profile="ua1").is_compliant, job.path
        assert job.render(job.view) == pdf
        assert job.about == "H1"


def test_every_side_of_fronts_is_followed_by_its_backs(made, curriculum):
    sides = PdfReader(io.BytesIO(made["h1-cards.pdf"][1])).pages
    sets = curriculum.module["H1"].cards
    assert len(sides) == sum(2 * -(-len(given.set.cards) // 8) for given in sets)
    back = " ".join(sides[1].extract_text().split())
    assert curriculum.module["H1"].matter.discreet_title in back
    for number in range(1, min(8, len(sets[0].set.cards)) + 1):
        assert f"A{number}" in back


@pytest.mark.parametrize("count", [1, 7, 8, 9])
def test_a_back_lies_behind_its_front(curriculum, count):
    module = curriculum.module["H1"]
    given = module.cards[0]
    cards = tuple(
        given.set.cards[0].model_copy(update={"id": f"c{n}", "text": f"Front{n}"}) for n in range(1, count + 1)
    )
    changed = replace(module, cards=(replace(given, set=given.set.model_copy(update={"cards": cards})),))
    job = next(CARDS.plan(replace(curriculum, modules=(changed,))))
    sides = PdfReader(io.BytesIO(job.render(job.view))).pages
    assert len(sides) == 2 * -(-count // 8)
    for n in range(1, count + 1):
        front, back = (places(sides[2 * ((n - 1) // 8) + side]) for side in (0, 1))
        at, behind = front[f"Front{n}"], back[f"A{n}"]
        left, mirrored = at[0] < WIDE / 2, behind[0] < WIDE / 2
        assert left != mirrored, "turned on the long edge, left is right"
        assert abs(at[1] - behind[1]) < 100, "and it stays at its height"


def test_no_answer_is_on_the_cards(made, curriculum):
    answers = [card.because for given in curriculum.module["H1"].cards for card in given.set.cards if card.because]
    words = [
        " ".join("".join(side.extract_text() for side in PdfReader(io.BytesIO(pdf)).pages).split())
        for _, pdf in made.values()
    ]
    squeezed = [text.replace(" ", "").replace("’", "'") for text in words]
    assert answers
    for answer in answers:
        plain = answer.replace(" ", "").replace("’", "'")
        assert plain not in squeezed[0]
        assert plain in squeezed[1]


def test_answers_in_a_learners_file_are_told(curriculum, tmp_path):
    module = curriculum.module["H1"]
    given = module.cards[0].set
    told = given.cards[0].model_copy(update={"because": "Everybody in the kitchen has held it since this morning."})
    cards = replace(module.cards[0], set=given.model_copy(update={"cards": (told, *given.cards[1:])}))
    curriculum = replace(curriculum, modules=(replace(module, cards=(cards,)),))
    job = next(job for job in CARDS.plan(curriculum) if "facilitator" in job.path)
    pdf = job.render(job.view)
    for name in ("h1-cards.pdf", "h1-card-answers-facilitator.pdf"):
        folder = tmp_path / "packs" / "h1-clean-hands"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(pdf)
    told = [finding for finding in inspect(tmp_path, curriculum) if finding.code == "ART-001"]
    assert {finding.file for finding in told} == {"packs/h1-clean-hands/h1-cards.pdf"}


def test_a_module_without_cards_has_no_file(curriculum):
    module = replace(curriculum.module["H1"], cards=())
    assert not list(CARDS.plan(replace(curriculum, modules=(module,))))


def test_the_cards_are_on_a4(made):
    with pikepdf.open(io.BytesIO(made["h1-cards.pdf"][1])) as pdf:
        for side in pdf.pages:
            wide, high = (float(side.mediabox[n]) / 72 * 25.4 for n in (2, 3))
            assert (round(wide), round(high)) == (210, 297)


def test_in_large_print_too_the_backs_lie_on_the_leaf_of_their_fronts(curriculum):
    job = enlarged(next(CARDS.plan(curriculum)))
    sides = [" ".join(side.extract_text().split()) for side in PdfReader(io.BytesIO(job.render(job.view))).pages]
    backs = [number for number, text in enumerate(sides, 1) if "backs, for printing on both sides" in text]
    assert backs
    assert all(number % 2 == 0 for number in backs)
    assert not any("facilitators" in text for text in sides)
