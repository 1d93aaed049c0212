"""Other providers' courses, read against the standard, and the register of this curriculum's own cases."""

from pydantic import Field

from generator.model.written import Code, Slug, Text, Written


class CourseObjective(Written):
    """One thing that a course says it teaches, as a short label in our own words."""

    id: Code
    text: Text
    demand: Code | None = None
    """The demand that it is one half of, in demands.yml."""
    outcomes: tuple[Code, ...] = ()
    """Outcomes of the standard that it works on. None is an honest gap, and `note` says why."""
    partly: tuple[Code, ...] = ()
    """Outcomes that it works on without meeting all that their verbs ask."""
    note: Text = ""


class CourseModule(Written):
    """One part of a course."""

    id: Code
    title: Text
    objectives: tuple[CourseObjective, ...] = Field(min_length=1)


class Course(Written):
    """A course that exists, ours or somebody else's (`curriculum/courses/*.yml`)."""

    id: Slug
    title: Text
    provider: Text = ""
    note: Text = ""
    """What our reading of it is worth."""
    source: Slug | None = None
    """Key in references.yml."""
    modules: tuple[CourseModule, ...] = Field(min_length=1)


class Case(Written):
    """One fictional case: only what the case itself states."""

    id: Slug
    name: Text
    """People as they are named there, first names."""
    files: tuple[Text, ...] = Field(min_length=1)
    """Where it stands, below the root."""
    who_harms: Text
    who_is_harmed: Text
    relationship: Slug
    sex_of_person_who_harms: Slug
    sex_of_person_harmed: Slug
    children: Text = ""
    """Their ages, or that there are none."""
    nation: Slug
    place: Slug
    lives_with: tuple[Text, ...] = ()
    service: Slug


class Cases(Written):
    """The register of cases (`curriculum/cases.yml`): whom the material shows, so that it can be counted."""

    relationships: dict[Slug, Text]
    """Title of each kind of relationship by id: the closed list."""
    sexes: dict[Slug, Text]
    places: dict[Slug, Text]
    services: dict[Slug, Text]
    nations: dict[Slug, Text] = Field(default_factory=dict)
    """What may stand in place of a nation of settings.yml, for a case that says none."""
    cases: tuple[Case, ...]
