"""What a learner's projection holds."""

import shutil
from pathlib import Path

from generator.model.audience import for_learner
from generator.source.load import load

MINIMAL = Path(__file__).parent.parent / "curricula" / "minimal"
LOG = "modules/h1-clean-hands/handouts/kitchen-log.md"


def kept(root):
    curriculum = load(root).curriculum
    return {handout.matter.id for module in curriculum.modules for handout in for_learner(module).handouts}


def test_a_sheet_that_stays_in_the_room_is_not_a_learners():
    assert "kitchen-log" not in kept(MINIMAL)


def test_of_a_sheet_whose_filled_copies_are_collected_an_empty_one_may_be_kept(tmp_path):
    root = tmp_path / "root"
    shutil.copytree(MINIMAL, root)
    text = (root / LOG).read_text(encoding="utf-8")
    (root / LOG).write_text(text.replace("collect: true", "collect: filled"), encoding="utf-8")
    assert "kitchen-log" in kept(root)
