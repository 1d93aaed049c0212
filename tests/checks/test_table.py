import pickle
from dataclasses import replace
from datetime import date

import pytest

from generator.checks.check import Check
from generator.checks.plugins import Offer, accepted
from generator.checks.reference import entry_of, reference_page
from generator.checks.secrets import found_in, secrets_of
from generator.checks.table import CHECKS, check_curriculum, check_module
from generator.checks.waivers import waive
from generator.model.finding import Finding
from generator.model.reference import Settings, Waiver
from tests.checks.check_cases import MINIMAL, loaded, minimal


def test_codes_are_unique_and_stand_in_the_order_of_their_families():
    codes = [check.code for check in CHECKS]
    assert len(set(codes)) == len(codes)
    families = list(dict.fromkeys(code[:3] for code in codes))
    assert families == [
        "STD",
        "OUT",
        "TIM",
        "PED",
        "SAF",
        "LNG",
        "CIT",
        "REV",
        "LNK",
        "ACC",
        "PAG",
        "CRS",
        "CAS",
        "FRM",
        "EDN",
        "POS",
        "ADR",
        "ART",
        "EXT",
    ]
    for family in families:
        own = [code for code in codes if code.startswith(family)]
        assert own == sorted(own)


@pytest.mark.parametrize("check", CHECKS, ids=[check.code for check in CHECKS])
def test_every_check_is_documented(check):
    entry = entry_of(check)
    assert entry.rule.endswith(".")
    assert entry.why
    assert entry.source
    assert entry.fix.endswith((".", ")"))


def test_the_page_shows_each_code_with_its_cases():
    page = reference_page([entry_of(CHECKS[0])], {"STD-001": ("passes_a: []", "fails_b: []")})
    assert "### STD-001" in page
    assert page.index("passes_a") < page.index("fails_b")


@pytest.mark.parametrize("name", ["minimal", "single"])
def test_the_tiny_curricula_are_clean(name):
    curriculum = loaded(MINIMAL.with_name(name))
    found = [finding for module in curriculum.modules for finding in check_module(module, curriculum.shelf)]
    assert [*found, *check_curriculum(curriculum)] == []


def test_checking_leaves_a_module_that_can_be_sent_to_another_process():
    curriculum = minimal()
    check_module(curriculum.modules[0], curriculum.shelf)
    assert pickle.loads(pickle.dumps(curriculum.modules[0])) == curriculum.modules[0]  # noqa: S301 - our own bytes


def test_a_later_day_warns_of_reviews_and_changes_nothing_else():
    curriculum = minimal()
    module, later = curriculum.modules[0], date(2028, 1, 1)
    assert check_module(module, curriculum.shelf) == ()
    found = (*check_module(module, curriculum.shelf, later), *check_curriculum(curriculum, later))
    assert {(finding.code, finding.level) for finding in found} == {("REV-001", "warn")}
    assert "before 2028-01-01" in found[0].message


# ---------------------------------------------------------------- waivers


def settings(**waiver: object) -> Settings:
    row = {"code": "SAF-008", "place": "modules/h1/index.md", "reason": "is rewritten", "expires": "2027-01-01"}
    return minimal().shelf.settings.model_copy(update={"waivers": (Waiver.model_validate({**row, **waiver}),)})


FINDING = Finding("modules/h1/index.md", "H1-F1: “poison” is banned", code="SAF-008")


@pytest.mark.parametrize(
    ("waiver", "covered"),
    [
        ({}, True),
        ({"place": "modules/*"}, True),
        ({"place": "modules/h1/index.md#H1-F1"}, True),
        ({"place": "modules/h1/index.md#H1-*"}, True),
        ({"place": "modules/h1/index.md#H1-F2"}, False),
        ({"place": "modules/h2/*"}, False),
        ({"code": "SAF-009"}, False),
        ({"expires": "2026-11-22"}, True),
        ({"expires": "2026-11-21"}, False),
    ],
)
def test_what_a_waiver_covers(waiver, covered):
    kept = waive([FINDING], settings(**waiver))
    assert (FINDING not in kept) == covered


def test_a_waiver_may_expire_by_the_day_asked_about():
    assert FINDING not in waive([FINDING], settings(), date(2027, 1, 1))
    assert FINDING in waive([FINDING], settings(), date(2027, 1, 2))


def test_no_waiver_covers_its_own_end():
    expired = replace(FINDING, code="REV-005", file="curriculum/settings.yml")
    assert expired in waive([expired], settings(code="REV-005", place="curriculum/*"))


# ---------------------------------------------------------------- checks of adopters


def test_an_adopters_check_runs_after_ours_and_cannot_take_a_code():
    def offered(code: str) -> Check:
        return Check(code, "Fix.", "warn", "curriculum", lambda _: ())

    offers = [Offer("one", (offered("X-001"), offered("TIM-001"))), Offer("two", (offered("X-001"), offered("X-002")))]
    assert [check.code for check in accepted(CHECKS, offers)] == ["X-001", "X-002"]


# ---------------------------------------------------------------- secrets


def test_a_secret_is_found_through_line_breaks_hyphens_and_case():
    index = secrets_of(minimal())
    assert [secret.file for secret in found_in("x\nACCEPT any card that comes\nwith a rea-\nson. y", index)] == [
        "modules/h1-clean-hands/session.md"
    ]
    assert list(found_in("Accept any card that comes with reason", index)) == []


def test_what_everyone_may_read_is_no_secret():
    words = {secret.words for secrets in secrets_of(minimal()).values() for secret in secrets}
    assert not any("Example data" in word or "seconds aloud" in word for word in words)
    assert "Accept any card that comes with a reason." in words
