"""Debian's Chromium, driven by Playwright: what a handout is on a screen and on paper."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
MISSING = "needs Debian's chromium and poppler-utils"
HERE = CHROMIUM is not None and shutil.which("pdftotext") is not None
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium(home: Path) -> Iterator[Browser]:
    """A browser that keeps its files in `home`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--disable-background-networking"],
            env={**os.environ, "HOME": str(home)},
        )
        yield browser
        browser.close()


def axe(page: Page) -> dict[str, Any]:
    """What axe-core finds on the page as it is shown now."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    options = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return found


def printed(page: Page, size: str, path: Path) -> list[str]:
    """The letters of each page on paper, in the order they are written."""
    page.pdf(path=path, format=size)
    text = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True
    ).stdout
    return [letters(sheet) for sheet in text.split("\f")[:-1]]


def letters(text: str) -> str:
    """Text without spaces and hyphens, which come and go where lines end."""
    return "".join(text.split()).replace("-", "")
