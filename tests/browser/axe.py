"""Finds axe-core for the accessibility tests, and installs it with npm: ``python axe.py --install``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

VERSION = "4.14.1"
FOLDER = Path(__file__).resolve().parent
ADVICE = (
    "The accessibility tests need axe-core and it was not found. Install it (`python tests/browser/axe.py --install`, "
    "which needs npm; Debian: apt install npm), or name its file: TIAOWEN_AXE=/path/to/axe.min.js"
)
SERIOUS = ("serious", "critical")


def find_axe(env: Mapping[str, str]) -> Path | None:
    """The file named, else the installed one, else None."""
    path = Path(env.get("TIAOWEN_AXE") or FOLDER / "node_modules" / "axe-core" / "axe.min.js")
    return path if path.is_file() else None


def install_axe() -> None:
    """Install the pinned version beside the tests; failures leave none."""
    npm = shutil.which("npm")
    if npm is None:
        return
    command = [npm, "install", "--no-save", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    subprocess.run([*command, "--prefix", str(FOLDER), f"axe-core@{VERSION}"], check=False)


def serious_findings(page: Any, within: str | None = None) -> list[str]:
    """What axe finds serious or critical on a Playwright page, open shadow roots included.

    The page was opened in a context that ran axe's source as an init script, so that no policy of the page is in the
    way. ``within`` is a CSS selector that bounds what is looked at.
    """
    results = page.evaluate("within => axe.run(within || document, {resultTypes: ['violations']})", within)
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in results["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


def main() -> int:
    """Find axe-core, installing it first where asked and needed; 1 with advice where there is none."""
    if find_axe(os.environ) is None and "--install" in sys.argv[1:]:
        install_axe()
    found = find_axe(os.environ)
    sys.stdout.write(f"axe-core: {found}\n" if found else "")
    sys.stderr.write("" if found else ADVICE + "\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
