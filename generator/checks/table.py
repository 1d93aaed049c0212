"""Every check in the order of the report, and how they are run."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from generator.checks import (
    access,
    addresses,
    assessment,
    cases,
    citations,
    courses,
    editions,
    figures,
    forms,
    guides,
    language,
    links,
    outcomes,
    pedagogy,
    posters,
    programmes,
    records,
    review,
    safety,
    standard,
    timing,
)
from generator.checks.artefacts import ARTEFACT_CHECKS
from generator.checks.check import Check, milder
from generator.checks.plugins import Offer, accepted, codes_of_plugins_are_their_own, offers
from generator.checks.prose import Prose, module_prose, shelf_prose
from generator.checks.returned import RETURN_CHECKS, files_can_be_changed, withdrawn_records_are_there
from generator.checks.waivers import waivers_are_needed
from generator.model.curriculum import Curriculum, Module, Shelf
from generator.model.finding import Finding
from generator.model.unread import UNREAD

CHECKS: tuple[Check, ...] = (
    standard.codes_are_unique,
    standard.outcomes_open_with_a_verb,
    standard.verbs_can_be_observed,
    standard.demands_are_answered,
    standard.demands_name_what_exists,
    standard.crosswalks_name_what_exists,
    standard.frameworks_have_sources_and_dates,
    standard.tiers_and_domains_exist,
    standard.programmes_take_the_tiers_minutes,
    standard.framework_codes_are_mapped_or_explained,
    standard.demands_are_delivered,
    standard.volumes_add_up,
    standard.versions_say_what_changed,
    outcomes.outcomes_exist,
    outcomes.outcomes_fit_the_tier,
    outcomes.tier_and_audience_exist,
    outcomes.parts_serve_objectives,
    outcomes.objectives_lead_somewhere,
    outcomes.tasks_do_what_outcomes_say,
    outcomes.signed_off_once,
    outcomes.offered_outcomes_are_taught,
    outcomes.offered_outcomes_are_practised,
    outcomes.offered_outcomes_are_assessed,
    outcomes.tiers_not_offered_yet,
    outcomes.practice_is_real,
    outcomes.ids_are_unique,
    programmes.programmes_name_modules,
    programmes.plans_are_kept,
    programmes.programmes_deliver_their_tier,
    programmes.prerequisites_exist,
    programmes.prerequisites_run_one_way,
    programmes.programmes_keep_the_order,
    timing.activities_fill_the_module,
    timing.steps_fill_the_activity,
    timing.modules_have_breaks,
    timing.days_have_breaks,
    timing.short_versions_add_up,
    timing.short_versions_keep_what_matters,
    timing.short_of_time_is_shorter,
    timing.speech_leaves_room,
    timing.task_fits_the_session,
    timing.nothing_takes_no_time,
    timing.sessions_have_both_short_versions,
    pedagogy.objectives_open_with_a_verb_of_their_level,
    pedagogy.objectives_are_worked_on,
    pedagogy.objectives_are_assessed,
    pedagogy.activities_can_be_run,
    pedagogy.activities_have_their_asides,
    pedagogy.practice_has_answers,
    pedagogy.materials_exist,
    pedagogy.materials_are_used,
    pedagogy.slides_exist,
    pedagogy.slides_have_notes,
    pedagogy.groups_make_sense,
    pedagogy.reading_fits_the_module,
    assessment.rubric_covers_outcomes,
    assessment.task_has_must_pass_items,
    assessment.there_are_enough_questions,
    assessment.feedback_is_each_options_own,
    assessment.right_options_fit_the_kind,
    assessment.right_options_hide,
    assessment.questions_are_well_made,
    assessment.quizzes_can_be_set,
    pedagogy.packs_say_how_to_prepare,
    pedagogy.trainers_know_what_is_asked,
    safety.hard_content_is_announced,
    safety.hard_activities_have_two_trainers,
    safety.session_has_its_trainers,
    safety.support_is_within_reach,
    safety.support_reaches_every_nation,
    safety.reading_looks_after_its_reader,
    safety.packs_say_what_to_do,
    safety.discreet_titles_are_discreet,
    safety.readers_can_leave,
    safety.sessions_open_and_close,
    safety.services_can_be_reached,
    safety.packs_say_how_two_work_together,
    safety.sessions_have_an_opening_script,
    language.wording_is_fair,
    language.sentences_are_short,
    language.readings_are_plain,
    language.handouts_are_plainer,
    language.words_are_plain,
    language.wording_rules_work,
    language.nothing_is_left_behind,
    language.waivers_of_wording_are_needed,
    citations.cited_keys_exist,
    citations.references_are_used,
    citations.boxes_cite_something,
    citations.figures_are_cited,
    citations.laws_are_cited,
    citations.references_are_complete,
    citations.references_are_dated,
    citations.nations_are_known,
    citations.every_nation_is_spoken_for,
    figures.figures_keep_their_form,
    figures.figures_can_be_judged,
    review.reviews_are_not_overdue,
    review.nothing_was_checked_in_the_future,
    review.reviewed_means_by_somebody,
    review.reviews_come_after_checks,
    review.waivers_have_not_expired,
    waivers_are_needed,
    records.names_have_consent,
    records.statuses_are_borne_by_records,
    records.reviews_are_of_todays_text,
    records.records_name_what_exists,
    *RETURN_CHECKS,
    withdrawn_records_are_there,
    files_can_be_changed,
    links.links_lead_to_the_shelf,
    links.links_stay_in_the_module,
    links.links_lead_to_modules,
    links.links_within_a_page_lead_somewhere,
    links.pictures_exist_and_are_used,
    links.the_shelf_holds_together,
    links.web_links_are_private,
    access.headings_step_down,
    access.tables_have_headers,
    access.pictures_have_words,
    access.links_say_where_they_lead,
    access.colour_is_never_alone,
    access.every_character_has_a_glyph,
    guides.tasks_end_with_a_quick_card,
    guides.quick_cards_fit_one_side,
    guides.pages_answer_in_short,
    guides.law_pages_state_law,
    guides.pages_look_after_their_reader,
    guides.pages_are_linked,
    guides.aliases_lead_to_one_page,
    guides.addresses_are_free,
    guides.pages_show_no_picture,
    guides.pages_say_where_they_hold,
    courses.courses_name_what_exists,
    courses.ids_of_courses_are_unique,
    courses.gaps_of_courses_are_told,
    cases.registered_cases_are_there,
    cases.cases_use_the_closed_lists,
    cases.cases_are_registered,
    cases.cases_reach_every_nation,
    forms.required_forms_are_there,
    forms.fields_are_known,
    forms.forms_that_go_away_are_discreet,
    editions.contacts_fill_declared_slots,
    editions.editions_name_what_exists,
    editions.editions_leave_no_outcome_open,
    editions.editions_hold_prerequisites,
    editions.safety_has_a_contact,
    editions.contacts_say_something_short,
    editions.colours_can_be_read,
    editions.logos_can_be_used,
    editions.names_of_editions_are_discreet,
    editions.contacts_are_not_overdue,
    editions.editions_can_be_printed,
    posters.posters_have_few_words,
    posters.open_walls_are_discreet,
    posters.posters_name_what_exists,
    addresses.short_addresses_lead_to_one_place,
    addresses.the_base_is_an_address,
    *ARTEFACT_CHECKS,
    codes_of_plugins_are_their_own,
)

_DATED = frozenset({"EDN-010", "REV-001", "REV-005"})
"""Checks that look ahead when they are asked about a later day than the release."""


_OF_WHAT_IS_THERE = (programmes.prerequisites_run_one_way,)
"""What these find among some modules stays true when the others are there too."""


@cache
def _offers() -> tuple[Offer, ...]:
    return offers()


@cache
def all_checks() -> tuple[Check, ...]:
    """Ours, and those of adopters after them."""
    return (*CHECKS, *accepted(CHECKS, _offers()))


def check_module(module: Module, shelf: Shelf, today: date | None = None) -> tuple[Finding, ...]:
    """What is wrong with one module. A day after the release looks ahead, and what it finds is a warning."""
    prose = module_prose(module, shelf)
    found: list[Finding] = []
    for check in all_checks():
        if check.scope == "module":
            found += check.look(module, shelf)
        elif check.scope == "prose":
            found += check.look(prose)
    return _sorted((*found, *_ahead(prose, today)))


def check_curriculum(curriculum: Curriculum, today: date | None = None) -> tuple[Finding, ...]:
    """What is wrong with the whole, its pages included. Modules are checked by `check_module`."""
    prose = shelf_prose(curriculum.shelf)
    found = codes_of_plugins_are_their_own.look(CHECKS, _offers())
    for check in all_checks():
        if check.scope == "curriculum":
            found += check.look(curriculum)
        elif check.scope == "prose":
            found += check.look(prose)
    later = _later(curriculum.shelf, today)
    if later:
        ahead = replace(curriculum, shelf=later)
        found += [
            _warning(finding)
            for check in all_checks()
            if check.code in _DATED and check.scope == "curriculum"
            for finding in check.look(ahead)
        ]
    return _sorted((*found, *_ahead(prose, today)))


def check_part(part: Curriculum, modules: tuple[Module, ...], today: date | None = None) -> tuple[Finding, ...]:
    """What is wrong with the whole for certain, while some of it cannot be read. `modules` are those that could be."""
    there = replace(part, modules=modules)
    found = [finding for check in _OF_WHAT_IS_THERE for finding in check.look(there)]
    return _sorted((*check_curriculum(part, today), *found))


def _later(shelf: Shelf, today: date | None) -> Shelf | None:
    """The shelf as if it were released on a later day; None where nothing is to be looked at ahead."""
    if today is None or shelf.settings is UNREAD or today <= shelf.settings.released:
        return None
    return replace(shelf, settings=shelf.settings.model_copy(update={"released": today}))


def _ahead(prose: Prose, today: date | None) -> list[Finding]:
    later = None if prose is UNREAD else _later(prose.shelf, today)
    if later is None:
        return []
    dated = (check for check in all_checks() if check.code in _DATED and check.scope == "prose")
    return [_warning(finding) for check in dated for finding in check.look(replace(prose, shelf=later))]


def _warning(finding: Finding) -> Finding:
    return replace(finding, level=milder("warn", finding.level))


def _sorted(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """By file and place; the same finding only once."""
    return tuple(
        sorted(dict.fromkeys(found), key=lambda f: (f.file, f.line, f.column, str(f.address), f.code, f.message))
    )
