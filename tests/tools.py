"""Programs of the machine that tests need beside Python."""

import os
import shutil

import pytest

NAMES = {
    "libreoffice": ("soffice",),
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "vnu": ("vnu",),
    "java": ("java",),
    "pdftotext": ("pdftotext",),
    "pdfinfo": ("pdfinfo",),
}
"""Each tool that a test may be marked with, and what its program may be called."""


def program(tool: str) -> str:
    """The path of a tool's program; where it is missing, the test is skipped, or fails in CI."""
    found = next((path for name in NAMES[tool] if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{tool} is missing")
    if found is None:
        pytest.skip(f"{tool} is not installed")
    return found
