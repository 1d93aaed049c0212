"""OUT, the plan: do programmes and prerequisites fit the modules that there are?"""

from collections import deque
from collections.abc import Iterator

from generator.checks.check import curriculum_check
from generator.checks.places import nearest, programme_file, repeated
from generator.model.curriculum import Curriculum, Module
from generator.model.finding import Finding
from generator.model.standard import Part, Programme


def _parts(programme: Programme) -> Iterator[tuple[tuple[str | int, ...], Part]]:
    for day_number, day in enumerate(programme.days):
        for number, part in enumerate(day.parts):
            yield ("days", day_number, "parts", number), part


@curriculum_check("OUT-014", fix="Write the module's id as its front matter has it, once in the programme.")
def programmes_name_modules(curriculum: Curriculum) -> Iterator[Finding]:
    """A programme's modules exist, stand once, and are not of a deeper tier than the programme.

    Why: a day with a module that is not there cannot be taught.
    Source: docs/authoring.md, "Front matter".
    """
    depth = curriculum.shelf.tier_order
    for programme in curriculum.shelf.programmes:
        file = programme_file(programme.id)
        named = [((*place, "module"), part.module) for place, part in _parts(programme) if part.module]
        yield from repeated(file, "Module", named)
        for place, id in named:
            module = curriculum.module.get(id)
            if module is None:
                yield Finding(file, f"No module is called {id}{nearest(id, curriculum.module)}", place)
            elif depth.get(module.matter.tier, 0) > depth.get(programme.tier, len(depth)):
                yield Finding(file, f"{id} is of the tier {module.matter.tier}, deeper than {programme.tier}", place)


@curriculum_check("OUT-015", fix="Name the outcome under `practises` in that module, or take it out of the plan.")
def plans_are_kept(curriculum: Curriculum) -> Iterator[Finding]:
    """What the programme's plan wants a module to practise, the module practises.

    Why: skills fade unless a later module uses them again; the plan is where that is decided.
    Source: docs/decisions/007.
    """
    for programme in curriculum.shelf.programmes:
        for place, part in _parts(programme):
            module = curriculum.module.get(part.module or "")
            for outcome in part.practises if module else ():
                if module and outcome not in module.matter.practises:
                    message = f"The plan wants {module.id} to practise {outcome}; the module does not"
                    yield Finding(programme_file(programme.id), message, (*place, "practises"))


@curriculum_check("OUT-016", fix="Add the module that signs the outcome off to the programme.")
def programmes_deliver_their_tier(curriculum: Curriculum) -> Iterator[Finding]:
    """A programme's own modules sign off every outcome of its tier.

    Why: its certificate says that the tier is met.
    Source: docs/decisions/007.
    """
    for programme in curriculum.shelf.programmes:
        signed = {id for module in curriculum.offered(programme) for id in module.assesses}
        wanted = [outcome.id for outcome in curriculum.shelf.standard.outcomes if outcome.tier == programme.tier]
        left = [id for id in wanted if id not in signed]
        if left:
            message = f"Its modules do not sign off {', '.join(left)} of the tier {programme.tier}"
            yield Finding(programme_file(programme.id), message, ("days",))


@curriculum_check("OUT-017", fix="Write the id of a module, or of a tier that comes before this one.")
def prerequisites_exist(curriculum: Curriculum) -> Iterator[Finding]:
    """A prerequisite is a module that exists, or a tier before the module's own.

    Why: a learner who is sent to what does not exist gives up or skips it.
    Source: docs/authoring.md, "Front matter".
    """
    depth = curriculum.shelf.tier_order
    for module in curriculum.modules:
        for number, name in enumerate(module.matter.prerequisites):
            place = ("prerequisites", number)
            if name in depth:
                if depth[name] >= depth.get(module.matter.tier, len(depth)):
                    yield Finding(module.index, f"The tier {name} does not come before {module.matter.tier}", place)
            elif name not in curriculum.module:
                hint = nearest(name, (*curriculum.module, *depth))
                yield Finding(module.index, f"No module or tier is called {name}{hint}", place)


@curriculum_check("OUT-018", fix="Take one prerequisite out of the circle.")
def prerequisites_run_one_way(curriculum: Curriculum) -> Iterator[Finding]:
    """No module is, by way of others, its own prerequisite.

    Why: nobody could ever begin.
    Source: docs/authoring.md, "Front matter".
    """
    stuck = _never_reached(curriculum.module)
    for module in (module for module in curriculum.modules if module.id in stuck):
        circle = _circle(stuck, module.id)
        if circle and module.id == min(circle):
            message = f"The prerequisites run in a circle: {' → '.join([*circle, circle[0]])}"
            yield Finding(module.index, message, ("prerequisites",))


def _never_reached(modules: dict[str, Module]) -> dict[str, Module]:
    """The modules that nobody could ever begin: those in a circle, and those behind one."""
    left = dict(modules)
    while True:
        free = [id for id, module in left.items() if not any(name in left for name in module.matter.prerequisites)]
        if not free:
            return left
        for id in free:
            del left[id]


def _circle(modules: dict[str, Module], start: str) -> list[str]:
    """The shortest way from a module back to itself, or nothing."""
    ways = deque([[start]])
    seen: set[str] = set()
    while ways:
        way = ways.popleft()
        for name in modules[way[-1]].matter.prerequisites:
            if name == start:
                return way
            if name in modules and name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


@curriculum_check("OUT-019", fix="Put the module after its prerequisite, or change the prerequisite.")
def programmes_keep_the_order(curriculum: Curriculum) -> Iterator[Finding]:
    """In a programme every module comes after those of its prerequisites that the programme holds.

    Why: the second module takes for granted what the first one gives.
    Source: docs/authoring.md, "Front matter".
    """
    for programme in curriculum.shelf.programmes:
        order = {id: number for number, id in enumerate(programme.modules)}
        for place, part in _parts(programme):
            module = curriculum.module.get(part.module or "")
            for name in module.matter.prerequisites if module else ():
                if module and order.get(name, -1) > order[module.id]:
                    message = f"{module.id} needs {name}, which comes after it"
                    yield Finding(programme_file(programme.id), message, (*place, "module"))
