"""The picture of the README, from the real build: `make pictures` after `make build`.

Left the module page as a browser shows it, in the middle a step table of its pack, right the coverage page.
"""

import functools
import http.server
import io
import subprocess
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).resolve().parent
DIST = HERE.parent.parent / "dist"
HEIGHT = 760
PAPER = "#76858A"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def shot(page: Page, address: str, width: int) -> Image.Image:
    page.set_viewport_size({"width": width, "height": int(HEIGHT * width / 620)})
    page.goto(address)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def leaf(pdf: Path, words: str) -> Image.Image:
    """The fullest page of a PDF among those that hold some words."""
    pages = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    number = max((n for n, text in enumerate(pages, start=1) if words in text), key=lambda n: len(pages[n - 1]))
    command = ["pdftoppm", "-r", "110", "-png", "-f", str(number), "-l", str(number), str(pdf)]
    return Image.open(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("RGB")


def main() -> None:
    handler = functools.partial(Quiet, directory=str(DIST / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    module = sorted(path.name for path in (DIST / "site" / "modules").iterdir() if path.is_dir())[-1]
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        page = browser.new_page()
        sheets = [shot(page, f"{base}/modules/{module}/", 1280), shot(page, f"{base}/coverage/", 1100)]
        browser.close()
    pack = next((DIST / "packs" / module).glob("*-facilitator-pack.pdf"))
    sheets.insert(1, leaf(pack, "Say and do"))
    sheets = [sheet.resize((round(sheet.width * HEIGHT / sheet.height), HEIGHT), Image.Resampling.LANCZOS) for sheet in sheets]
    gap = 16
    picture = Image.new("RGB", (sum(sheet.width for sheet in sheets) + gap * 4, HEIGHT + gap * 2), PAPER)
    left = gap
    for sheet in sheets:
        picture.paste(sheet, (left, gap))
        left += sheet.width + gap
    picture.quantize(200).save(HERE / "overview.png", optimize=True)


if __name__ == "__main__":
    main()
