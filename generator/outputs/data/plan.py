"""The data files to make, and the schema of each.

The shapes are versioned by the folder `v1`; a change that breaks a reader becomes `v2`.
"""

from collections.abc import Iterator

from generator.formats.canonical import json_bytes
from generator.jobs.job import Job
from generator.model.curriculum import Curriculum
from generator.model.standing import standing
from generator.outputs.data.files import (
    cases_file,
    course_data,
    coverage_file,
    demands_file,
    guide_data,
    module_data,
    standard_file,
)
from generator.outputs.data.shapes import FILES, CoursesFile, Data, GuidesFile, Head, ModulesFile
from generator.outputs.output import Output

FOLDER = "data/v1"


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """A file for each shape, and the schema of each."""
    shelf = curriculum.shelf
    head = Head(
        name=shelf.standard.title,
        version=shelf.standard.version,
        released=shelf.settings.released.isoformat(),
        licence=shelf.settings.licence,
        status=shelf.standard.status,
    )
    demands = shelf.demands
    made: dict[str, Data] = {
        "standard": standard_file(head, shelf.standard, shelf.frameworks, demands),
        "modules": ModulesFile(
            about=head, modules=[module_data(module, standing(module, shelf).status) for module in curriculum.modules]
        ),
        "coverage": coverage_file(head, curriculum),
        "demands": demands_file(head, demands),
        "guides": GuidesFile(
            about=head, guides=[guide_data(guide, standing(guide, shelf).status) for guide in shelf.guides]
        ),
        "courses": CoursesFile(about=head, courses=[course_data(course) for course in shelf.courses]),
        "cases": cases_file(head, shelf.cases),
    }
    for name, shape in FILES:
        yield Job(f"{FOLDER}/{name}.json", render, made[name], sources=("curriculum/", "modules/"))
        yield Job(f"{FOLDER}/schema/{name}.schema.json", render_schema, shape.__name__)


def render(view: Data) -> bytes:
    """The data as JSON."""
    return json_bytes(view.model_dump(mode="json"))


def render_schema(name: str) -> bytes:
    """The JSON Schema (2020-12) of a shape, by its name."""
    shape = next(shape for _, shape in FILES if shape.__name__ == name)
    schema = shape.model_json_schema(mode="serialization")
    return json_bytes({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


OUTPUT = Output("data", "Standard, modules, reference pages, coverage and demands as JSON, with its schema", plan)
