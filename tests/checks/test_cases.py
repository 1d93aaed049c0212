"""Every check passes what it should pass and finds what it should find. The cases are data, beside this file."""

from pathlib import Path

import pytest

from generator.checks.table import CHECKS
from tests.checks.check_cases import case_files, cases, found_by

BY_CODE = {check.code: check for check in CHECKS}
ALL = [(code, name) for code in case_files() for name in cases(code)]


@pytest.mark.parametrize(("code", "name"), ALL, ids=[f"{code}-{name}" for code, name in ALL])
def test_case(code: str, name: str, tmp_path: Path) -> None:
    found = found_by(BY_CODE[code], cases(code)[name], tmp_path)
    if name.startswith("passes_"):
        assert found == []
    else:
        assert [finding.code for finding in found] == [code] * len(found)
        assert found


def test_every_check_has_a_case_of_each_kind() -> None:
    for code in BY_CODE:
        assert code in case_files(), f"{code} has no case file"
        kinds = {name.partition("_")[0] for name in cases(code)}
        assert kinds == {"passes", "fails"}, f"{code}: give cases named passes_… and fails_…, and no others"


def test_no_case_file_without_a_check() -> None:
    assert sorted(case_files()) == sorted(BY_CODE)
