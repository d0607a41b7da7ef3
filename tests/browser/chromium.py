"""Finds a Chromium for the browser tests, and installs one where it may: ``python chromium.py --install``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "The browser tests need Chromium and none was found. Install one (Debian: apt install chromium; "
    "anywhere: .venv/bin/python -m playwright install --with-deps chromium), or name it: "
    "TIAOWEN_CHROMIUM=/path/to/chromium"
)


def find_chromium(env: Mapping[str, str]) -> str | None:
    """The path of a Chromium that starts: the one named, one on the path, Playwright's own; else None."""
    named = env.get("TIAOWEN_CHROMIUM")
    if named:
        return named if _starts(named) else None
    on_path = (shutil.which(name, path=env.get("PATH")) for name in NAMES)
    candidates = [*(path for path in on_path if path), *_playwrights_own()]
    return next((path for path in candidates if _starts(path)), None)


def install_chromium() -> None:
    """Install Chromium with apt as root, else with Playwright; failures leave none."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=env, check=False)
        packages = ["chromium", "fonts-noto-cjk"]
        subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], env=env, check=False)
        if find_chromium(os.environ):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights_own() -> list[str]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return [path] if Path(path).is_file() else []


def _starts(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Find Chromium, installing it first where asked and needed; 1 with advice where there is none."""
    found = find_chromium(os.environ)
    if found is None and "--install" in sys.argv[1:] and not os.environ.get("TIAOWEN_CHROMIUM"):
        install_chromium()
        found = find_chromium(os.environ)
    if found is None:
        sys.stderr.write(ADVICE + "\n")
        return 1
    sys.stdout.write(f"Chromium: {found}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
