from __future__ import annotations

import pytest

from corpus.errors import InputError
from interfaces.evaluation.floors import Breach, breaches, read_floors

FIGURES = {"all.right_first": 0.9, "all.false_refusal": 0.02, "all.unsupported": 0.0, "all.parity": -0.03}


def test_a_floor_file_is_a_table_a_group(tmp_path):
    file = tmp_path / "floor.toml"
    file.write_text("[all]\nright_first = 0.9\n", encoding="utf-8")
    assert read_floors(file) == {"all.right_first": 0.9}
    file.write_text("all = 3", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_floors(file)
    assert "floor.toml" in str(raised.value)


@pytest.mark.parametrize(
    ("floor", "kept"),
    [
        ({"all.right_first": 0.9}, True),
        ({"all.right_first": 0.91}, False),
        ({"all.false_refusal": 0.02}, True),
        ({"all.false_refusal": 0.01}, False),
        ({"all.unsupported": 0}, True),
        ({"all.parity": 0.05}, True),
        ({"all.parity": 0.02}, False),
    ],
)
def test_floors_and_ceilings(floor, kept):
    assert (breaches(FIGURES, floor) == []) is kept


def test_a_figure_that_is_not_there_breaks_its_floor():
    assert breaches(FIGURES, {"zh.abstention": 0.9}) == [Breach("zh.abstention", None, 0.9)]
