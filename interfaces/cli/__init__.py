"""The command line ``tiaowen``."""

from __future__ import annotations

from interfaces.cli.main import main

__all__ = ["main"]
