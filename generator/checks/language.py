"""LNG: wording that puts responsibility where it belongs, in sentences that a tired reader can follow."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pyphen

from generator.checks.check import curriculum_check, prose_check
from generator.checks.passages import Passage
from generator.checks.places import LANGUAGE, repeated
from generator.checks.prose import Joined, Prose, expression, is_ours, joined, sentences
from generator.model.curriculum import Curriculum
from generator.model.finding import Finding

_BRIEF = frozenset({"li", "td"})
_NOT_SENTENCES = frozenset({"th", "title", "h1", "h2", "h3", "h4", "h5", "h6"})
_MAY_STAND_TWICE = frozenset({"had", "that", "very", "no", "ha", "so", "long", "many"})
_SIGNS = ("TODO", "TBC", "TBA", "FIXME", "XXX", "orem ipsum", "???")
_LEFT_BEHIND = re.compile(r"\b(?:TODO|TBC|TBA|FIXME|XXX+|[Ll]orem ipsum)\b|\?{3,}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_LONG_WORD = 9
"""Letters; shorter words are not counted."""
_HARD_FROM = 4
"""Syllables."""
_MOST_HARD = 0.08
_FEWEST_WORDS = 150


def wording(pattern: str) -> re.Pattern[str] | None:
    """A rule's pattern, on word boundaries and in any case; None where it cannot be read."""
    return expression(rf"\b(?:{pattern})\b")


@prose_check("LNG-001", fix="Write what the rule offers instead, or quote the words in a `poor-practice` block.")
def wording_is_fair(prose: Prose) -> Iterator[Finding]:
    """No text in our own voice uses wording that language.yml advises against.

    Why: words decide who is seen as responsible, and records are read in court.
    Source: language.yml names the source of each rule.
    """
    rules = [(rule, wording(rule.pattern)) for rule in prose.shelf.language.rules]
    suspects = _suspects(joined(prose.ours()), tuple(rule.pattern for rule, pattern in rules if pattern))
    for rule, pattern in rules:
        for passage, unit, match in suspects.matches(pattern) if pattern else ():
            found = prose.finding(passage, f"“{match[0]}”: {rule.why.rstrip('.')}", match[0], unit)
            yield Finding(
                found.file,
                found.message,
                found.address,
                found.line,
                found.column,
                fix=f"{rule.say.rstrip('.')}. (Rule {rule.id}.)",
                level=rule.level,
            )


def _suspects(text: Joined, patterns: tuple[str, ...]) -> Joined:
    """The units in which any of the patterns is found.

    One search for all of them in lower case is ten times as fast as one for each in any case.
    """
    found = text.lowered.matches(_any_of(patterns)) if patterns else ()
    return joined(dict.fromkeys((passage, unit) for passage, unit, _ in found))


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for a text in lower case. A pattern with capitals is looked for in any case."""
    each = (f"(?i:{pattern})" if _CAPITAL.search(pattern) else f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})\b")


@prose_check("LNG-002", fix="Make two sentences of it.")
def sentences_are_short(prose: Prose) -> Iterator[Finding]:
    """No sentence is longer than language.yml allows; in lists, tables and notes a semicolon ends one.

    Why: the reader is a tired professional with ten minutes.
    Source: language.yml, `longest_sentence`; docs/authoring.md, "Rules for content", 11.
    """
    longest = prose.shelf.language.longest_sentence
    for passage, unit in prose.ours():
        if unit.tag in _NOT_SENTENCES or len(unit.text) < longest * 3:
            continue
        brief = passage.reader == "facilitator" or unit.tag in _BRIEF
        whole = sentences(unit.text)
        for sentence in (part for one in whole for part in one.split("; ")) if brief else whole:
            words = len(sentence.split())
            if words > longest:
                start = " ".join(sentence.split()[:8])
                yield prose.finding(
                    passage, f"A sentence of {words} words: “{start} …”; {longest} is the most", sentence, unit
                )


def _means(prose: Prose, *kinds: str) -> Iterator[tuple[Passage, float]]:
    """Passages and the mean length of their sentences, lists and tables left out."""
    for passage in prose.of(*kinds):
        counts = [
            len(sentence.split())
            for unit in passage.units
            if unit.tag in ("p", "dd") and is_ours(unit)
            for sentence in sentences(unit.text)
        ]
        if counts and not passage.waived:
            yield passage, sum(counts) / len(counts)


@prose_check("LNG-003", fix="Break the longest sentences up.", level="warn")
def readings_are_plain(prose: Prose) -> Iterator[Finding]:
    """The sentences of a reading or a page are not longer, on average, than language.yml allows.

    Why: short sentences are read; long ones are skipped.
    Source: language.yml, `mean_sentence`.
    """
    most = prose.shelf.language.mean_sentence
    for passage, mean in _means(prose, "reading", "page", "guide"):
        if mean > most:
            yield prose.finding(passage, f"Sentences have {mean:.1f} words on average; {most} is the most")


@prose_check("LNG-004", fix="Break the longest sentences up: a handout is read standing.", level="warn")
def handouts_are_plainer(prose: Prose) -> Iterator[Finding]:
    """The sentences of a handout or quick card are not longer, on average, than language.yml allows.

    Why: a handout is read in the room, with somebody talking.
    Source: language.yml, `mean_sentence_handout`.
    """
    most = prose.shelf.language.mean_sentence_handout
    for passage, mean in _means(prose, "handout", "quick-card"):
        if mean > most:
            yield prose.finding(passage, f"Sentences have {mean:.1f} words on average; {most} is the most")


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


@cache
def _is_hard(word: str) -> bool:
    return len(_hyphens().positions(word)) + 1 >= _HARD_FROM


@prose_check(
    "LNG-005", fix="Put a plain word in place of some of them, or explain them in the glossary.", level="suggest"
)
def words_are_plain(prose: Prose) -> Iterator[Finding]:
    """At most one word in twelve of a reading, page or handout has four or more syllables.

    Why: hard words add up, above all for people who read in a second language.
    Source: docs/authoring.md, "Rules for content", 11.
    """
    for passage in prose.of("reading", "page", "guide", "handout", "quick-card"):
        words = [word for unit in passage.units for word in _WORD.findall(unit.text)]
        hard = [word.casefold() for word in words if len(word) >= _LONG_WORD and _is_hard(word.casefold())]
        if len(words) >= _FEWEST_WORDS and len(hard) > _MOST_HARD * len(words):
            often = sorted(set(hard), key=lambda word: (-hard.count(word), word))[:5]
            share = 100 * len(hard) / len(words)
            yield prose.finding(passage, f"{share:.0f} % of the words are hard ones: {', '.join(often)} …")


@curriculum_check("LNG-006", fix="Mend the regular expression, or give the rule another id.")
def wording_rules_work(curriculum: Curriculum) -> Iterator[Finding]:
    """Every pattern of language.yml is a regular expression that can be read, and every rule has its own id.

    Why: a rule with a slip in it finds nothing, and nobody notices.
    Source: language.yml.
    """
    rules = curriculum.shelf.language.rules
    yield from repeated(LANGUAGE, "Rule", ((("rules", n, "id"), rule.id) for n, rule in enumerate(rules)))
    for number, rule in enumerate(rules):
        pattern = wording(rule.pattern)
        if pattern is None:
            yield Finding(LANGUAGE, f"{rule.id}: the pattern cannot be read", ("rules", number, "pattern"))
        elif any(not match[0] for match in pattern.finditer("a b")):
            yield Finding(LANGUAGE, f"{rule.id}: the pattern finds the empty text", ("rules", number, "pattern"))


@prose_check("LNG-007", fix="Write what belongs there, or take it out.")
def nothing_is_left_behind(prose: Prose) -> Iterator[Finding]:
    """No note to oneself (TODO, TBC, ???) and no word twice in a row is left in a text.

    Why: a trainer reads it aloud.
    Source: docs/authoring.md, "Rules for content", 11.
    """
    units = [(passage, unit) for passage in prose.passages for unit in passage.units]
    suspects = joined(pair for pair in units if any(sign in pair[1].text for sign in _SIGNS))
    for passage, unit, match in suspects.matches(_LEFT_BEHIND):
        yield prose.finding(passage, f"“{match[0]}” is left in the text", match[0], unit)
    for passage, unit in units:
        for one, other in pairwise(unit.text.split()):
            if one == other and one.islower() and one.isalpha() and one not in _MAY_STAND_TWICE:
                yield prose.finding(passage, f"“{one} {other}” stands twice in a row", f"{one} {other}", unit)


@prose_check("LNG-008", fix="Take `wording_waiver` out.", level="suggest")
def waivers_of_wording_are_needed(prose: Prose) -> Iterator[Finding]:
    """A handout or card set with a `wording_waiver` has wording that needs it.

    Why: a waiver that stays when its reason has gone lets the next slip through.
    Source: docs/authoring.md, "A finding that you disagree with".
    """
    for file in sorted({passage.file for passage in prose.passages if passage.waived}):
        units = ((p, u) for p in prose.passages if p.file == file for u in p.units)
        text = joined(units).text
        patterns = [wording(rule.pattern) for rule in prose.shelf.language.rules]
        if not any(pattern and pattern.search(text) for pattern in patterns):
            yield Finding(file, "Nothing in it needs the `wording_waiver`", ("wording_waiver",))
