"""What holds for any text: it comes through every format as it went in, and nothing of it brings the loader down."""

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pypdf
import pytest
import typst
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from generator.formats.canonical import canonical_json
from generator.formats.glyphs import VENDORED, coverage, missing
from generator.formats.inline import inline
from generator.formats.typst_text import words as typst_words
from generator.source.addressed import read_yaml
from generator.source.document import read_document
from generator.source.files import File
from generator.source.load import load
from generator.source.module import read_module
