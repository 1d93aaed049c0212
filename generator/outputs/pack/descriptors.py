"""The module descriptors to make: each as PDF and as a Word document that says the same."""

from collections.abc import Iterator

from generator.formats.typst_press import facts, theme_files
from generator.jobs.job import Job
from generator.model.curriculum import Curriculum
from generator.outputs.output import Output
from generator.outputs.pack import descriptor, descriptor_docx


def plan(curriculum: Curriculum) -> Iterator[Job]:
    """Both descriptors of each module."""
    theme = theme_files()
    for module in curriculum.modules:
        view = descriptor.module_view(module, curriculum.shelf)
        path, about = f"packs/{module.slug}/{module.id.lower()}-module-descriptor", module.id
        sources = (module.index,)
        yield Job(f"{path}.pdf", descriptor.render, view, media=theme, sources=sources, about=about, info=facts)
        yield Job(f"{path}.docx", descriptor_docx.render, view, sources=sources, about=about)


OUTPUT = Output("descriptors", "Module descriptors for universities as PDF and DOCX", plan)
