from pathlib import Path

from generator.formats.glyphs import coverage, missing

FONTS = Path(__file__).parents[2] / "overrides" / "print" / "fonts"


def test_scripts_of_the_vendored_fonts_are_held():
    assert missing("Siân ŵ ŷ “x” – £ é Ł ş Ελληνικά Кириллица שלום سلام বাংলা ਪੰਜਾਬੀ → ☐ ✓ ≥", FONTS) == ()


def test_what_no_font_holds_is_told_once():
    assert missing("中a中😀", FONTS) == ("中", "😀")


def test_marks_that_are_not_drawn_need_no_glyph():
    assert missing("a\u200bb\ufe0f\n", FONTS) == ()


def test_each_font_has_a_licence_beside_it():
    families = {path.name.partition("_")[0] for path in FONTS.glob("*.ttf")}
    licences = "".join(path.name + path.read_text() for path in FONTS.glob("LICENSE*"))
    assert all(family in licences or family.replace("SourceSerif4", "Source") in licences for family in families)
    assert len(coverage(FONTS)) > 5000
