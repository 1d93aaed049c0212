"""SCORM 1.2: one object that a platform launches and tracks. Knows no curriculum.

Source: ADL SCORM 1.2, content packaging. Namespaces stand on the root element, where one platform
looks for them; every file is named; the one resource is a `sco`, spelt with a small t.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from generator.formats.archive import archive

MANIFEST = "imsmanifest.xml"
_LONGEST_TITLE = 255
"""Characters; a longer one stops the import into an older platform."""
_CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
_ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
_NAMES: Any = {None: _CP, "adlcp": _ADL}


@dataclass(frozen=True, slots=True)
class Sco:
    """One object: its stable id, its title, the file that is launched, and every file by name."""

    id: str
    title: str
    launch: str
    files: Mapping[str, bytes]


def scorm12(sco: Sco) -> bytes:
    """The object as a zip, its manifest first."""
    return archive({MANIFEST: _manifest(sco), **sco.files}, first=(MANIFEST,))


def _manifest(sco: Sco) -> bytes:
    name = f"i-{sco.id.casefold()}"
    root = etree.Element(f"{{{_CP}}}manifest", nsmap=_NAMES, identifier=name, version="1.0")
    metadata = _sub(root, "metadata")
    _sub(metadata, "schema").text = "ADL SCORM"
    _sub(metadata, "schemaversion").text = "1.2"
    organizations = _sub(root, "organizations", default=f"{name}-order")
    tree = _sub(organizations, "organization", identifier=f"{name}-order")
    _sub(tree, "title").text = sco.title[:_LONGEST_TITLE]
    item = _sub(tree, "item", identifier=f"{name}-item", identifierref=f"{name}-sco")
    _sub(item, "title").text = sco.title[:_LONGEST_TITLE]
    resources = _sub(root, "resources")
    resource = _sub(resources, "resource", identifier=f"{name}-sco", type="webcontent", href=sco.launch)
    resource.set(f"{{{_ADL}}}scormtype", "sco")
    for file in (sco.launch, *sorted(set(sco.files) - {sco.launch})):
        _sub(resource, "file", href=file)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _sub(parent: etree._Element, tag: str, **given: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_CP}}}{tag}", given)
