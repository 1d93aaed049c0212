"""Moodle XML: a question bank with tags, ids and feedback for every answer.

Source: Moodle's question import format; imports into Moodle 4.5 and 5.1.
"""

from collections.abc import Iterable

from lxml import etree

from generator.formats.question_items import Bank, Choice, Item

_SHARES = {1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5", 9: "11.11111", 10: "10"}  # fmt: skip
"""Hundredths for each of so many choices: Moodle refuses other numbers."""


def moodle_xml(banks: Iterable[Bank]) -> bytes:
    """The banks as one file: each a category below the course's own, in order."""
    quiz = etree.Element("quiz")
    for bank in banks:
        _category(quiz, bank)
        for item in bank.items:
            _question(quiz, item)
    etree.indent(quiz, " ")
    return etree.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n"


def category_path(title: str) -> str:
    """The path of a category: a slash in a title is doubled."""
    return f"$course$/top/{title.replace('/', '//')}"


def _category(quiz: etree._Element, bank: Bank) -> None:
    question = etree.SubElement(quiz, "question", type="category")
    _text(etree.SubElement(question, "category"), category_path(bank.title))
    _text(etree.SubElement(question, "info", format="html"), "")
    etree.SubElement(question, "idnumber").text = bank.id


def _question(quiz: etree._Element, item: Item) -> None:
    question = etree.SubElement(quiz, "question", type="multichoice")
    _text(etree.SubElement(question, "name"), item.name)
    _html(question, "questiontext", item.stem)
    _html(question, "generalfeedback", "")
    etree.SubElement(question, "defaultgrade").text = "1"
    etree.SubElement(question, "penalty").text = "0.3333333"
    etree.SubElement(question, "hidden").text = "0"
    etree.SubElement(question, "idnumber").text = item.id
    etree.SubElement(question, "single").text = "true" if item.kind == "one" else "false"
    etree.SubElement(question, "shuffleanswers").text = "true"
    etree.SubElement(question, "answernumbering").text = "abc"
    for choice in item.choices:
        answer = etree.SubElement(question, "answer", fraction=fraction(item, choice), format="html")
        _text(answer, f"<p>{choice.text}</p>")
        _html(answer, "feedback", choice.feedback)
    tags = etree.SubElement(question, "tags")
    for tag in item.tags:
        _text(etree.SubElement(tags, "tag"), tag)


def fraction(item: Item, choice: Choice) -> str:
    """What a choice earns, in hundredths. Where several are right, each wrong one costs its share: all is no answer."""
    alike = sum(other.correct == choice.correct for other in item.choices)
    if item.kind == "one":
        return "100" if choice.correct else "0"
    share = _SHARES.get(alike, "5")
    return share if choice.correct else f"-{share}"


def _text(parent: etree._Element, text: str) -> None:
    etree.SubElement(parent, "text").text = text


def _html(parent: etree._Element, name: str, fragment: str) -> None:
    _text(etree.SubElement(parent, name, format="html"), f"<p>{fragment}</p>" if fragment else "")
