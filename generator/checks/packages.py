"""ART: packages for learning platforms. Each rule is one that a real platform taught, and that no schema tells."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from generator.checks.check import Check, finished_check
from generator.checks.finished import Finished
from generator.model.finding import Finding

_MANIFEST = "imsmanifest.xml"
_LONGEST_TITLE = 255
_NAMESPACE_BY = 1024
"""Bytes within which a platform looks for the default namespace."""
_LEVELS = 3
_PLAIN = re.compile(r"[A-Za-z0-9._/-]+")
_NUMBER = re.compile(r"[-+.\d\s]*\d[\d.eE+\s-]*")
_QTI_TYPES = frozenset({"cc.multiple_choice.v0p1", "cc.multiple_response.v0p1", "cc.true_false.v0p1", "cc.exam.v0p1"})
_SHARES = frozenset(
    [
        "100",
        "90",
        "83.33333",
        "80",
        "75",
        "70",
        "66.66667",
        "60",
        "50",
        "40",
        "33.33333",
        "30",
        "25",
        "20",
        "16.66667",
        "14.28571",
        "12.5",
        "11.11111",
        "10",
        "5",
        "0",
    ]
)
_COLUMNS = 14


def _packages(finished: Finished) -> Iterator[tuple[str, zipfile.ZipFile, etree._Element]]:
    """Every archive with a manifest of a platform's package, opened."""
    for file in finished.distinct:
        if file.endswith((".imscc", ".zip")):
            blob = io.BytesIO(finished.read(file))
            if zipfile.is_zipfile(blob):
                with zipfile.ZipFile(blob) as package:
                    if _MANIFEST in package.namelist():
                        yield file, package, etree.fromstring(package.read(_MANIFEST))


def _xml_parts(finished: Finished, tag: str) -> Iterator[tuple[str, etree._Element]]:
    """Every XML file with this root, outside and inside packages, parsed."""
    for file in finished.distinct:
        if file.endswith(".xml"):
            yield from _rooted(file, finished.read(file), tag)
    for file, package, _ in _packages(finished):
        for name in sorted(package.namelist()):
            if name.endswith(".xml") and name != _MANIFEST:
                yield from _rooted(f"{file}!{name}", package.read(name), tag)


def _rooted(name: str, blob: bytes, tag: str) -> Iterator[tuple[str, etree._Element]]:
    if tag.encode() in blob[:_NAMESPACE_BY]:
        root = etree.fromstring(blob)
        if etree.QName(root).localname == tag:
            yield name, root


@finished_check("ART-030", fix="Mend the output that writes the package.")
def packages_refer_to_what_is_there(finished: Finished) -> Iterator[Finding]:
    """Every item of a package leads to a resource, every file that is named is there, and every file is named.

    Why: a platform makes an empty page of a lost reference, and says nothing.
    Source: imports into Moodle 4.5 and 5.1.
    """
    for file, package, root in _packages(finished):
        names = set(package.namelist()) - {_MANIFEST}
        resources = {element.get("identifier") for element in root.iter("{*}resource")}
        told = {element.get("href") for element in root.iter("{*}file")}
        for item in root.iter("{*}item"):
            wanted = item.get("identifierref")
            if wanted is not None and wanted not in resources:
                yield Finding(file, f"An item leads to {wanted}, which is no resource")
        for name in sorted(str(name) for name in told - names):
            yield Finding(file, f"The manifest names {name}, which is not there")
        for name in sorted(names - told):
            yield Finding(file, f"{name} is there, and the manifest does not name it")


@finished_check("ART-031", fix="Shorten the title, or mend the output that writes the package.")
def package_titles_are_short(finished: Finished) -> Iterator[Finding]:
    """No title of a package is longer than 255 characters.

    Why: one longer title stops the whole import of an older Moodle.
    Source: import into Moodle 4.5.
    """
    for file, _, root in _packages(finished):
        for title in root.iter("{*}title"):
            words = "".join(map(str, title.itertext())).strip()
            if len(words) > _LONGEST_TITLE:
                yield Finding(file, f"A title has {len(words)} characters: {words[:40]}…")


@finished_check("ART-032", fix="Mend the output that writes the cartridge.")
def cartridges_have_the_shape_that_is_read(finished: Finished) -> Iterator[Finding]:
    """A cartridge has its namespace at once, two levels below one item, and ids that begin with a letter, each once.

    Why: platforms look for the namespace in the first 1,024 bytes, and turn a third level into a dead label.
    Source: Common Cartridge 1.1; import into Moodle 4.5.
    """
    for file, package, root in _packages(finished):
        if not file.endswith(".imscc"):
            continue
        if b'xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"' not in package.read(_MANIFEST)[:_NAMESPACE_BY]:
            yield Finding(file, "The namespace of Common Cartridge 1.1 is not in the first 1,024 bytes")
        ids = [str(element.get("identifier")) for element in root.iter("*") if element.get("identifier")]
        for id in sorted({id for id in ids if ids.count(id) > 1 or not id[:1].isalpha()}):
            yield Finding(file, f"The identifier {id} is not once, or does not begin with a letter")
        for item in root.iter("{*}item"):
            above = sum(1 for up in item.iterancestors("{*}item"))
            if above >= _LEVELS or (above == _LEVELS - 1) != (item.get("identifierref") is not None):
                yield Finding(file, f"The item {item.get('identifier')} stands on the wrong level")


@finished_check("ART-033", fix="Write out what the link says, or link to the web.")
def package_pages_stand_alone(finished: Finished) -> Iterator[Finding]:
    """File names in a cartridge are plain, and no page links another or needs an id, a script or a frame.

    Why: platforms break such links, drop ids, scripts and frames, and look for odd names in vain.
    Source: imports into Moodle 4.5 and 5.1.
    """
    for file, package, _ in _packages(finished):
        if not file.endswith(".imscc"):
            continue
        for name in sorted(package.namelist()):
            if not _PLAIN.fullmatch(name) or name != name.casefold():
                yield Finding(file, f"The name {name} is not plain")
            if name.endswith(".html"):
                for fault in _bare_faults(name, package):
                    yield Finding(f"{file}!{name}", fault)


def _bare_faults(name: str, package: zipfile.ZipFile) -> Iterator[str]:
    page = etree.fromstring(package.read(name), etree.HTMLParser(encoding="utf-8"))
    for link in page.iter("a"):
        href = link.get("href") or ""
        if not href.startswith(("https://", "http://", "mailto:")):
            yield f"A link leads to {href or 'nowhere'}"
    for element in page.iter("script", "style", "iframe", "details", "link"):
        yield f"It needs a {element.tag}, which is dropped"
    folder = name.rpartition("/")[0]
    for picture in page.iter("img"):
        if f"{folder}/{picture.get('src')}" not in package.namelist():
            yield f"The picture {picture.get('src')} is not there"


@finished_check("ART-034", fix="Mend the output that writes the questions.")
def cartridge_questions_import_whole(finished: Finished) -> Iterator[Finding]:
    """Questions in QTI are of known kinds, ask without pictures, name no choice true or false, and can be got right.

    Why: an unknown kind stops the import; choices called `true` stop it too; an answer of several written another
    way earns nothing; pictures become dead links.
    Source: imports into Moodle 4.5 and 5.1.
    """
    for file, root in _xml_parts(finished, "questestinterop"):
        for entry in root.iter("{*}fieldentry"):
            if str(entry.text).startswith("cc.") and entry.text not in _QTI_TYPES:
                yield Finding(file, f"{entry.text} is no kind that every platform reads")
        for item in root.iter("{*}item"):
            for fault in _item_faults(item):
                yield Finding(file, f"{item.get('ident')}: {fault}")


def _item_faults(item: etree._Element) -> Iterator[str]:
    labels = [label.get("ident") for label in item.iter("{*}response_label")]
    kinds = {str(entry.text) for entry in item.iter("{*}fieldentry")}
    if "cc.true_false.v0p1" not in kinds and {"true", "false"} & set(labels):
        yield "a choice is called true or false"
    if len(labels) != len(set(labels)):
        yield "two choices have one name"
    named = {test.text for test in item.iter("{*}varequal")}
    if not named <= set(labels):
        yield "an answer names no choice"
    if "cc.multiple_response.v0p1" in kinds:
        rows = [test for box in item.iter("{*}and") for test in box.iter("{*}varequal")]
        if not rows or any(test.get("case") != "Yes" for test in rows):
            yield "an answer of several is not written as every platform reads it"
    if not any(str(score.text) == "100" for score in item.iter("{*}setvar")):
        yield "nothing earns the mark"
    if any("<img" in str(text.text) for text in item.iter("{*}mattext")):
        yield "it holds a picture"


@finished_check("ART-035", fix="Mend the output that writes the questions.")
def moodle_questions_import_whole(finished: Finished) -> Iterator[Finding]:
    """Questions in Moodle XML have ids, each once in a file, a right answer, and shares that Moodle knows.

    Why: Moodle takes a question that nobody can get right, and drops an id that it has seen.
    Source: imports into Moodle 4.5 and 5.1.
    """
    for file, root in _xml_parts(finished, "quiz"):
        ids = [str(element.text) for element in root.iter("idnumber")]
        for id in sorted({id for id in ids if ids.count(id) > 1}):
            yield Finding(file, f"The id {id} stands twice")
        for question in root.iterfind("question[@type='multichoice']"):
            name = question.findtext("idnumber") or question.findtext("name/text") or "A question"
            shares = [str(answer.get("fraction")) for answer in question.iter("answer")]
            if question.find("idnumber") is None:
                yield Finding(file, f"{name} has no id")
            if not any(float(share) > 0 for share in shares):
                yield Finding(file, f"{name} has no right answer")
            for share in shares:
                if share.lstrip("-") not in _SHARES:
                    yield Finding(file, f"{name}: {share} is no share that Moodle knows")


@finished_check("ART-036", fix="Mend the output that writes the table.")
def competency_tables_keep_their_order(finished: Finished) -> Iterator[Finding]:
    """A table of competencies has 14 columns, ids that no program reads as numbers, and parents before children.

    Why: Moodle compares ids as numbers where it can, so that 1.1 and 1.10 are one; a child without a parent vanishes.
    Source: import into Moodle 4.5.
    """
    for file in finished.distinct:
        if not file.endswith(".moodle-competencies.csv"):
            continue
        seen: set[str] = set()
        for number, row in enumerate([*csv.reader(io.StringIO(finished.read(file).decode()))][1:], 2):
            if len(row) != _COLUMNS:
                yield Finding(file, f"Row {number} has {len(row)} columns")
                continue
            if _NUMBER.fullmatch(row[1]) or row[1] in seen:
                yield Finding(file, f"The id {row[1]} in row {number} reads as a number, or stands twice")
            if row[0] and row[0] not in seen:
                yield Finding(file, f"Row {number} stands below {row[0]}, which does not come before it")
            seen.add(row[1])


@finished_check("ART-037", fix="Mend the output that writes the object.")
def objects_can_be_launched(finished: Finished) -> Iterator[Finding]:
    """A SCORM object says that it is 1.2, has one resource that is a `sco`, and what is launched is there.

    Why: a platform takes a package without its first page, and shows an empty frame.
    Source: SCORM 1.2; import into Moodle 4.5.
    """
    for file, package, root in _packages(finished):
        if file.endswith(".imscc"):
            continue
        if root.findtext(".//{*}schemaversion") != "1.2":
            yield Finding(file, "It does not say that it is SCORM 1.2")
        objects = [
            r for r in root.iter("{*}resource") if "sco" in {v for k, v in r.attrib.items() if "scormtype" in str(k)}
        ]
        if len(objects) != 1:
            yield Finding(file, f"It has {len(objects)} objects to launch, and not one")
        for resource in objects:
            if resource.get("href") not in package.namelist():
                yield Finding(file, f"What is launched, {resource.get('href')}, is not there")


PACKAGE_CHECKS: tuple[Check, ...] = (
    packages_refer_to_what_is_there,
    package_titles_are_short,
    cartridges_have_the_shape_that_is_read,
    package_pages_stand_alone,
    cartridge_questions_import_whole,
    moodle_questions_import_whole,
    competency_tables_keep_their_order,
    objects_can_be_launched,
)
