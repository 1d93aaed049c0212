"""A static site by MkDocs from a project's own mkdocs.yml, quietly and into any folder.

Source: MkDocs 1.6 API: `mkdocs.config.load_config`, `mkdocs.commands.build.build`, `mkdocs.commands.serve.serve`,
`mkdocs.livereload.LiveReloadServer`.
"""

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

EPOCH = "315532800"
"""1980, as in every file that we make: MkDocs dates its pages by SOURCE_DATE_EPOCH."""


def render_site(config_file: Path, to: Path, extra: dict[str, Any], **settings: Any) -> None:
    """Build the site of `config_file` into the folder `to`.

    `extra` is put into the configuration's own `extra`, where the project's hooks find it;
    `settings` override single keys of mkdocs.yml. The clock is taken out.
    """
    _settle()
    from mkdocs.commands.build import build  # noqa: PLC0415  slow to import, and a check needs none of it
    from mkdocs.config import load_config  # noqa: PLC0415

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(config_file), site_dir=str(to), strict=True, **settings)
    config.extra.update(extra)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def serve_site(config_file: Path, address: str, extra: dict[str, Any], **settings: Any) -> None:
    """Serve the site of `config_file` at `host:port`, and render it anew whenever a watched file changes."""
    _settle()
    from mkdocs.commands.serve import serve  # noqa: PLC0415

    voice = logging.StreamHandler()
    voice.setFormatter(logging.Formatter("%(message)s"))
    voice.addFilter(_worth_saying)
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    logger.addHandler(voice)
    try:
        serve(str(config_file), dev_addr=address, extra=extra, **settings)
    except OSError as fault:  # the address is taken, or not ours
        raise SystemExit(f"{address}: {fault.strerror or fault}") from None
    finally:
        logger.removeHandler(voice)


def keep_last_good(server: Any, words: str) -> None:
    """A preview server that goes on showing the last good pages when a build is refused.

    MkDocs' own makes every request wait until the fault is mended. What stands in the way has been
    logged by then, and `words` follow. A fault of the program is not caught: it keeps its traceback.
    """
    from mkdocs.exceptions import Abort  # noqa: PLC0415

    again = server.builder

    def builder() -> None:
        try:
            again()
        except Abort:
            logging.getLogger("mkdocs").warning(words)

    server.builder = builder


def allow_live_reload(server: Any, policy: str) -> None:
    """A preview server whose pages may run the script that it puts into them; the files stay as they are.

    Our policy forbids inline scripts and connections, and the server's live reload is both.
    """
    serve_request = server.get_app()
    strict = policy.encode()
    loose = policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    loose = loose.replace("connect-src 'none'", "connect-src 'self'")

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        held: list[Any] = []
        body: Iterable[bytes] = serve_request(environ, lambda status, headers: held.extend((status, headers)))
        status, headers = held
        if ("Content-Type", "text/html") in headers:
            page = b"".join(body).replace(strict, loose.encode(), 1)
            headers = [(name, str(len(page)) if name == "Content-Length" else value) for name, value in headers]
            body = [page]
        start_response(status, headers)
        return body

    server.set_app(app)


def _settle() -> None:
    """Set what MkDocs and its theme read from the environment: a fixed date, and no advertisement."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


def _worth_saying(record: logging.LogRecord) -> bool:
    """Whether an author wants to read it: faults, where the site is, and how long a build took."""
    said = record.getMessage()
    return record.levelno >= logging.WARNING or said.startswith("Documentation built") or "Serving on" in said
