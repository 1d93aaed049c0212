"""QTI 1.2 in the profile of Common Cartridge 1.1: one assessment of choice questions.

Source: IMS Common Cartridge 1.1, question profile. Some rules no schema tells, and only a real
import finds: an answer to a question of several is `varequal case="Yes"` inside `and`; feedback
stands in `flow_mat`; no choice may be called `true` or `false` unless the question is of that kind.
"""

from typing import Any

from lxml import etree

from generator.formats.question_items import Bank, Item

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{_QTI} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_qtiasiv1p2p1_v1p0.xsd"
_NAMES: Any = {None: _QTI, "xsi": _XSI}  # the stubs know no default namespace
_PROFILE = {"one": "cc.multiple_choice.v0p1", "many": "cc.multiple_response.v0p1"}
_ASKED = "response"


def qti12(bank: Bank) -> bytes:
    """The bank as one assessment, its questions in order."""
    root = etree.Element(f"{{{_QTI}}}questestinterop", nsmap=_NAMES)
    root.set(f"{{{_XSI}}}schemaLocation", _SCHEMA)
    assessment = _sub(root, "assessment", ident=name_of(bank.id), title=bank.title[:255])
    fields = {
        "cc_profile": "cc.exam.v0p1",
        "qmd_assessmenttype": "Examination",
        "qmd_scoretype": "Percentage",
        "qmd_feedbackpermitted": "Yes",
        "qmd_hintspermitted": "No",
        "qmd_solutionspermitted": "No",
        "cc_maxattempts": "unlimited",
    }
    _metadata(assessment, fields)
    section = _sub(assessment, "section", ident=f"{name_of(bank.id)}-section")
    for item in bank.items:
        _item(section, item)
    etree.indent(root, " ")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def name_of(id: str) -> str:
    """An id that XML takes: it begins with a letter."""
    return f"q-{id.lower()}"


def _item(section: etree._Element, item: Item) -> None:
    name = name_of(item.id)
    element = _sub(section, "item", ident=name, title=item.name)
    _metadata(_sub(element, "itemmetadata"), {"cc_profile": _PROFILE[item.kind], "cc_weighting": "1"})
    presentation = _sub(element, "presentation")
    _material(presentation, item.stem)
    asked = _sub(
        presentation, "response_lid", ident=_ASKED, rcardinality="Single" if item.kind == "one" else "Multiple"
    )
    choices = _sub(asked, "render_choice")
    for choice in item.choices:
        _material(_sub(choices, "response_label", ident=f"{name}-{choice.id}"), choice.text)
    _processing(element, item, name)
    for choice in item.choices:
        if choice.feedback:
            told = _sub(element, "itemfeedback", ident=f"{name}-{choice.id}-said")
            _material(_sub(told, "flow_mat"), choice.feedback)


def _processing(element: etree._Element, item: Item, name: str) -> None:
    """What each choice says back, then what earns the mark."""
    processing = _sub(element, "resprocessing")
    outcomes = _sub(processing, "outcomes")
    _sub(outcomes, "decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")
    for choice in item.choices:
        if choice.feedback:
            condition = _sub(processing, "respcondition", **{"continue": "Yes"})
            _sub(_sub(condition, "conditionvar"), "varequal", respident=_ASKED).text = f"{name}-{choice.id}"
            _sub(condition, "displayfeedback", feedbacktype="Response", linkrefid=f"{name}-{choice.id}-said")
    condition = _sub(processing, "respcondition", **{"continue": "No"})
    test = _sub(condition, "conditionvar")
    if item.kind == "one":
        right = next(choice for choice in item.choices if choice.correct)
        _sub(test, "varequal", respident=_ASKED).text = f"{name}-{right.id}"
    else:
        all_of = _sub(test, "and")
        for choice in item.choices:
            holder = all_of if choice.correct else _sub(all_of, "not")
            _sub(holder, "varequal", respident=_ASKED, case="Yes").text = f"{name}-{choice.id}"
    _sub(condition, "setvar", varname="SCORE", action="Set").text = "100"


def _metadata(parent: etree._Element, fields: dict[str, str]) -> None:
    metadata = _sub(parent, "qtimetadata")
    for label, entry in fields.items():
        field = _sub(metadata, "qtimetadatafield")
        _sub(field, "fieldlabel").text = label
        _sub(field, "fieldentry").text = entry


def _material(parent: etree._Element, fragment: str) -> None:
    _sub(_sub(parent, "material"), "mattext", texttype="text/html").text = f"<p>{fragment}</p>"


def _sub(parent: etree._Element, tag: str, **given: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_QTI}}}{tag}", given)
