import json

import jsonschema

from generator.formats import report
from generator.model.finding import Finding

FOUND = [
    Finding("modules/a/index.md", "“x”: it blames", (), 3, 5, "LNG-001", "Say y. (Rule x.)", "warn"),
    Finding("curriculum/standard.yml", "A code, twice", ("outcomes", 2, "id"), 47, 5, "STD-001", "Change one."),
    Finding("modules/a/index.md", "100% of two\nlines", (), 0, 0, "TIM-001", "", "suggest"),
]

SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                            },
                        },
                    }
                },
            },
        },
    },
}
"""The part of the SARIF 2.1.0 schema that our logs use."""


def test_text_brings_a_files_findings_together_and_ends_in_counts():
    assert report.text(FOUND) == (
        "modules/a/index.md:3:5 LNG-001 warning: “x”: it blames. Fix: Say y. (Rule x.)\n"
        "modules/a/index.md:1:1 TIM-001 suggestion: 100% of two lines.\n"
        "\n"
        "curriculum/standard.yml:47:5 STD-001 A code, twice. Fix: Change one.\n"
        "\n"
        "1 error, 1 warning, 1 suggestion\n"
    )


def test_text_of_nothing_is_the_counts_alone():
    assert report.text([]) == "0 errors, 0 warnings, 0 suggestions\n"


def test_json_keeps_the_order_and_the_address():
    told = json.loads(report.as_json(FOUND))
    assert [row["code"] for row in told["findings"]] == ["LNG-001", "STD-001", "TIM-001"]
    assert told["findings"][1]["address"] == ["outcomes", 2, "id"]
    assert told["counts"] == {"error": 1, "warn": 1, "suggest": 1}


def test_github_escapes_what_would_end_a_command():
    lines = report.github(FOUND).splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("::warning file=modules/a/index.md,line=3,col=5,title=LNG-001::")
    assert lines[2] == "::notice file=modules/a/index.md,line=1,col=1,title=TIM-001::100%25 of two lines."


def test_a_comma_in_a_file_name_stays_inside_its_property():
    assert "file=a%2Cb%3A.md," in report.github([Finding("a,b:.md", "m", code="X-1")])


def test_sarif_names_each_rule_once_and_points_at_it():
    log = json.loads(report.sarif([*FOUND, FOUND[0]], {"LNG-001": "Words are fair."}, "1.0"))
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["LNG-001", "STD-001", "TIM-001"]
    assert rules[0]["shortDescription"]["text"] == "Words are fair."
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert run["results"][2]["level"] == "note"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 5}
