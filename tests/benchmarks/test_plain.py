"""The plain way does the same work: it reads, checks, draws and publishes what Daylight does."""

import os
import shutil
import sysconfig
from pathlib import Path
from typing import Final

import jsonschema
import pytest

from benchmarks import plain
from benchmarks.city import write_city
from benchmarks.stages import VARIABLE
from generator.layout_engine import PROGRAM

_NAME: Final = "charity-confirmation-0"


@pytest.fixture
def hamlet(tmp_path: Path) -> Path:
    """A city of one unit and two powers."""
    root = tmp_path / "hamlet"
    write_city(root, 1)
    for path in root.rglob("*-[0-9]*.yml"):
        if path.parent.name in {"powers", "risks", "unit-000"} and not path.stem.endswith(("-0", "-1")):
            path.unlink()
    return root


@pytest.fixture
def dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ``dot`` on the path, even where the system has none: the port that the project uses."""
    program = shutil.which(Path(sysconfig.get_path("scripts")) / PROGRAM)
    assert program is not None
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dot").symlink_to(program)
    monkeypatch.setenv("PATH", os.pathsep.join((str(tmp_path / "bin"), os.environ["PATH"])))


@pytest.mark.usefixtures("dot")
def test_the_plain_way_publishes_pages_with_their_charts(
    hamlet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "timings"))
    plain.build(hamlet, tmp_path / "plain", search=False)
    docs = plain.load(hamlet)
    power = docs[f"catalog/units/unit-000/powers/{_NAME}.yml"]
    risks = docs[f"catalog/units/unit-000/risks/{_NAME}.yml"]["risks"]
    flow = docs[f"flows/unit-000/{_NAME}.yml"]
    site = tmp_path / "plain" / "site"
    text = (site / f"powers/unit-000/{_NAME}.html").read_text("utf-8")
    assert power["summary"] in text
    assert all(step["task"] in text for step in flow["steps"])
    assert [r["behaviour"] in text for r in risks] == [r["rating"]["final"] == 1 for r in risks]
    assert f"charts/unit-000/{_NAME}.svg" in text
    assert (site / f"charts/unit-000/{_NAME}.svg").read_text("utf-8").count('class="node"') == _nodes(flow)
    told = (tmp_path / "timings").read_text("utf-8").splitlines()
    assert [line.split('"')[3] for line in told] == ["load", "schema", "charts", "pages", "mkdocs"]


def _nodes(flow: plain.Data) -> int:
    return 1 + len(flow["steps"]) + len(flow["ends"])


def test_the_plain_way_does_not_publish_what_does_not_fit_its_schema(hamlet: Path, tmp_path: Path) -> None:
    unit = hamlet / "catalog/units/unit-000/unit.yml"
    unit.write_text(unit.read_text("utf-8").replace("kind: department", "kind: palace"), "utf-8")
    with pytest.raises(jsonschema.ValidationError, match="palace"):
        plain.build(hamlet, tmp_path / "plain", search=False)
    assert not (tmp_path / "plain" / "site").exists()
