"""Logos as bytes, which cases in YAML can't hold; and the contrast of colours."""

import io

import pytest
from PIL import Image

from generator.checks.editions import contrast, logos_can_be_used
from generator.model.local import edition_called, for_edition
from generator.outputs import pack
from generator.source.load import load
from tests.builds import sides
from tests.editions import ID, TEXT, with_edition


def png(width, height):
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#3A1F4A").save(out, "png")
    return out.getvalue()


@pytest.fixture
def with_png(tmp_path):
    """A function that gives the curriculum with an edition whose logo is these bytes."""

    def made(data):
        root = with_edition(tmp_path / "root", TEXT.replace("logo.svg", "logo.png"))
        (root / "curriculum" / "editions" / ID / "logo.png").write_bytes(data)
        return load(root).curriculum

    return made


def test_a_png_is_printed(with_png):
    curriculum = with_png(png(90, 30))
    assert not logos_can_be_used.look(curriculum)
    local = for_edition(curriculum, edition_called(curriculum, ID))
    job = next(job for job in pack.FORMS.plan(local) if job.about == "sign-in")
    assert len(sides(job.render(job.view))) == 1


@pytest.mark.parametrize("data", [b"", png(2001, 1), png(1, 2001), png(9, 9)[:20], b"GIF89a" + b"x" * 40])
def test_what_no_machine_should_open_is_refused(with_png, data):
    assert logos_can_be_used.look(with_png(data))


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#767676", "#ffffff", 4.54), ("#777777", "#FFFFFF", 4.48)]
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
