"""A static site by MkDocs from a project's own mkdocs.yml, quietly and into any folder.

Source: MkDocs 1.6 API, `mkdocs.config.load_config` and `mkdocs.commands.build.build`.
"""

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config


def render_site(config_file: Path, to: Path, extra: dict[str, Any], **settings: Any) -> None:
    """Build the site of `config_file` into the folder `to`.

    `extra` is put into the configuration's own `extra`, where the project's hooks find it;
    `settings` override single keys of mkdocs.yml. The clock is taken out: MkDocs dates its
    site map and its pages by SOURCE_DATE_EPOCH.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(config_file), site_dir=str(to), strict=True, **settings)
    config.extra.update(extra)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str, **settings: Any) -> None:
    """Serve the site of `config_file` at `host:port`, and render it anew whenever a watched file changes."""
    serve(str(config_file), dev_addr=address, **settings)
