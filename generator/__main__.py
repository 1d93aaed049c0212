"""`python -m generator` is `curriculum`."""

from generator.cli import main

raise SystemExit(main())
