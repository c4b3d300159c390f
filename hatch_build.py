"""Compile the catalogue into the wheel, so that an installed `knee` starts fast at once."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogue(BuildHookInterface):
    """Adds the compiled form beside the data files of a wheel; a faulty catalogue stops it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is put together; editable installs compile when they run."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from kneecli.catalog import loading

        target = Path(tempfile.mkdtemp()) / loading.SHIPPED
        target.write_bytes(loading.compile_built_in())
        build_data["force_include"][str(target)] = f"kneecli/data/{loading.SHIPPED}"
