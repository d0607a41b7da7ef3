"""``python -m interfaces.cli`` is the command ``tiaowen``."""

import sys

from interfaces.cli.main import main

sys.exit(main())
