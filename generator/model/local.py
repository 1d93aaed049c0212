"""A curriculum as one adopter's edition of it. Pure: outputs, and all else that follows, need not know."""

from dataclasses import replace

from generator.model.catalogue import say
from generator.model.curriculum import Curriculum
from generator.model.edition import Edition, Local
from generator.model.standard import Programme


def edition_called(curriculum: Curriculum, id: str) -> Edition:
    """The edition with an id, which must be one of the curriculum's: `source.editions.edition_names` lists them."""
    return next(edition for edition in curriculum.shelf.editions if edition.id == id)


def for_edition(curriculum: Curriculum, edition: Edition) -> Curriculum:
    """The programmes and modules that an edition takes, under its name, with its start time, slots, logo and colours.

    Modules keep their text to the letter.
    """
    shelf, matter = curriculum.shelf, edition.matter
    programmes = tuple(_starting(programme, matter.start) for programme in taken_programmes(curriculum, edition))
    taken = taken_modules(curriculum, edition)
    changed = {"name": say("edition.name", edition=matter.name, name=shelf.settings.name)}
    changed |= {"default_start": matter.start} if matter.start else {}
    return replace(
        curriculum,
        modules=tuple(module for module in curriculum.modules if module.id in taken),
        shelf=replace(
            shelf,
            programmes=programmes,
            settings=shelf.settings.model_copy(update=changed),
            local=Local(edition, shelf.settings.name),
        ),
    )


def taken_programmes(curriculum: Curriculum, edition: Edition) -> tuple[Programme, ...]:
    """The programmes that an edition takes."""
    matter = edition.matter
    return tuple(p for p in curriculum.shelf.programmes if matter.takes_all or p.id in matter.programmes)


def taken_modules(curriculum: Curriculum, edition: Edition) -> frozenset[str]:
    """Ids of the modules that an edition takes."""
    if edition.matter.takes_all:
        return frozenset(curriculum.module)
    of_programmes = {id for programme in taken_programmes(curriculum, edition) for id in programme.modules}
    return frozenset(curriculum.module) & (of_programmes | set(edition.matter.modules))


def _starting(programme: Programme, start: str | None) -> Programme:
    """The programme with every day from another clock."""
    if start is None:
        return programme
    days = tuple(day.model_copy(update={"start": start}) for day in programme.days)
    return programme.model_copy(update={"days": days})
