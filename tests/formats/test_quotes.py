"""Quotation marks: curled by what stands before them, across the elements of a line."""

import pytest
from lxml import etree

from generator.formats.quotes import curl, curl_tree


@pytest.mark.parametrize(
    ("plain", "curled"),
    [
        ('"Yes," she said.', "“Yes,” she said."),
        ("It's Dami's", "It’s Dami’s"),
        ('("so")', "(“so”)"),
        ("\"'No', he said\"", "“‘No’, he said”"),
        ("nothing", "nothing"),
    ],
)
def test_marks_open_after_a_gap_and_close_after_a_word(plain, curled):
    assert curl(plain) == curled


def test_a_mark_after_an_element_closes_and_code_is_left():
    root = etree.fromstring('<div><p>He said <em>\'no\'</em>" and <code>"x"</code></p><p>"Go"</p></div>')
    curl_tree(root)
    assert "".join(root.itertext()) == 'He said ‘no’” and "x"“Go”'
