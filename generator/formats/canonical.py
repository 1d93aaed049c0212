"""JSON bytes that do not depend on the clock, the machine or the order of a dict."""

import json
from typing import Any


def json_bytes(value: Any) -> bytes:
    """JSON in UTF-8 with sorted keys and a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
