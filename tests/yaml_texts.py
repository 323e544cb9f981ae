"""YAML to read: what PyYAML writes of any data, and texts of nothing but YAML's own signs."""

from typing import Final

import yaml
from hypothesis import strategies as st

from generator.yaml_tree import Value


class _Plain(yaml.SafeDumper):
    """Writes what is the same twice out twice."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # PyYAML's signature
        return True


TEXT: Final = st.characters(exclude_characters="\x85\u2028\u2029", exclude_categories=["Cs"])
"""No line breaks of YAML 1.1: PyYAML itself does not read back what it writes; files that hold them are told of before."""

SCALARS: Final = (
    st.text(TEXT, max_size=40)
    | st.sampled_from(
        ["true", "null", "~", "012", "12:30", "NO", "- a", "a: b", "#", "“甲”", "'", "2026-01-01", " ", "=", "<<"]
    )
    | st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1)
    | st.booleans()
    | st.none()
)
DATA: Final = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(TEXT, max_size=12), inner, max_size=4),
    max_leaves=20,
).filter(lambda data: data is not None)

STRANGE_TEXT: Final = st.text(alphabet="ab01-:[]{},#&*!|>'\"%@` \n\t?~<.：“”甲", max_size=60)


def written(data: Value, flow_style: bool | None, width: int = 10**9) -> str:
    """``data`` as PyYAML writes it, in lines of ``width`` where it can break them."""
    text: str = yaml.dump(
        data, Dumper=_Plain, allow_unicode=True, default_flow_style=flow_style, width=width, sort_keys=False
    )
    return text
