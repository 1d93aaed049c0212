"""MkDocs' door: stages the site and hands every page over, finished.

MkDocs writes the frame around each page (overrides/main.html) and the files. It parses no Markdown:
our pages are not in its docs folder, and what lies there is read by our own loader. Bare `mkdocs
build`, `mkdocs serve` and `curriculum build` all come through here, and so give the same bytes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

PROJECT = Path(__file__).resolve().parent.parent


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the curriculum and stage its pages; `extra` carries them through the build."""
    if str(PROJECT) not in sys.path:
        sys.path.insert(0, str(PROJECT))
    root = Path(config.extra.get("root") or PROJECT)
    inputs = config.extra.get("inputs")
    if inputs is None:
        _forget_old_program()
        inputs = _inputs(root, config.extra.get("kept"))
    from generator.model.catalogue import words  # noqa: PLC0415  imported late so that serve sees edits
    from generator.outputs.site.stage import stage  # noqa: PLC0415

    staged = stage(*inputs)
    config.site_name = staged.name
    config.nav = staged.nav
    config.theme.static_templates.discard("sitemap.xml")
    config.extra["words"] = words("site")
    config.extra["site"] = {**staged.frame, "menu": staged.menu, "footer": staged.footer}
    config.extra["staged"] = staged
    config.extra["staged_pages"] = {page.uri: page for page in staged.pages}
    config.watch += sorted({str(path) for path in _watched(root)} - set(config.watch))
    return config


def _watched(root: Path) -> Iterator[Path]:
    """The folders that a preview looks at: what people write, and the program."""
    yield from (path for name in ("curriculum", "modules") if (path := root / name).is_dir())
    yield from (PROJECT / name for name in ("generator", "overrides"))


def _inputs(root: Path, kept: Any) -> Any:
    """What the pipeline loads for a build that MkDocs began; its findings stop that build with every one named."""
    from generator.formats.report import text  # noqa: PLC0415
    from generator.jobs.cache import Cache  # noqa: PLC0415
    from generator.model.finding import Finding  # noqa: PLC0415
    from generator.pipeline import Workshop, site_inputs  # noqa: PLC0415

    inputs = site_inputs(root, Workshop(Cache(root / ".cache" / "curriculum")), kept)
    findings = [item for item in inputs if isinstance(item, Finding)]
    if not findings:
        return inputs
    raise PluginError(text([finding for finding in findings if finding.level == "error"]))


def _forget_old_program() -> None:
    """Drop the generator's modules when its files have changed, so that a preview shows what an edit of them does."""
    from generator.jobs.digest import program_digest  # noqa: PLC0415

    if program_digest() == program_digest.__wrapped__():
        return
    for name in [name for name in sys.modules if name.partition(".")[0] == "generator"]:
        del sys.modules[name]


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """The preview server: it keeps the last good pages, and may reload them in spite of their own policy."""
    from generator.formats.mkdocs_site import allow_live_reload, keep_last_good  # noqa: PLC0415

    keep_last_good(server, config.extra["words"]["preview-held"])
    allow_live_reload(server, config.extra["site"]["policy"])
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The staged pages, the files beside them, and the theme's assets of our own; nothing of Material's."""
    staged, root = config.extra["staged"], Path(config.extra.get("root") or PROJECT)
    ours = str(PROJECT / "overrides")
    kept = [f for f in files if f.src_uri.startswith("assets/") and str(f.abs_src_path).startswith(ours)]
    kept += [File.generated(config, page.uri, content="") for page in staged.pages]
    for file in staged.files:
        if file.content is not None:
            kept.append(File.generated(config, file.uri, content=file.content))
        else:
            kept.append(File.generated(config, file.uri, abs_src_path=str(root / file.source)))
    return Files(kept)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Nothing to parse; the template finds the staged page under `page.meta.leaf`."""
    page.meta["leaf"] = config.extra["staged_pages"][page.file.src_uri]
    return ""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """The finished HTML, with its title. Its table of contents stands in it already."""
    leaf = page.meta["leaf"]
    page.title = leaf.title
    return str(leaf.body)
