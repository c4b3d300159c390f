"""`knee check`: every fault in data files and routine files."""

from pathlib import Path
from typing import Annotated

import typer

from kneecli.catalog.layers import layers
from kneecli.catalog.loading import load_yaml
from kneecli.cli.world import world_of, write
