"""Jinja2's templates compiled for what ours are given: frozen objects and plain functions, every word escaped.

Jinja2 asks at run time what might be: whether a name means an attribute or an item, whether what is called wants the context,
whether a page is escaped at all, and it makes an object of each escaped word. It asks four thousand times for the pages of one
power, which takes longer than all else in templates. Here the answers are part of the compiled template:

- ``a.b`` is the attribute ``b`` and nothing else; what has items is asked for them with ``a["b"]``.
- ``f(x)`` calls ``f`` with ``x`` alone, so that no function may want the context, and neither ``*`` nor ``**`` unpacks arguments.
- What is written out is escaped, always, and stays plain text: nobody asks it whether it is markup.
"""

from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # ``escape`` itself, before it makes an object

VERSION: Final = Path(__file__).read_bytes()
"""What else but its text decides what a template is compiled into."""


def written(value: object) -> str:
    """``value`` as it stands in HTML: markup as it is, text and all else escaped."""
    if type(value) is str:
        text: str = escape_text(value)
        return text
    return value if isinstance(value, Markup) else escape(value)


class _Compiler(CodeGenerator):
    """Writes the Python of a template. Its methods have the names that Jinja2 calls."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja2's name
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self.fail("arguments cannot be unpacked here", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, *_child: Any) -> None:
        self.write("environment.written(")


class Environment(jinja2.Environment):
    """An environment whose templates are compiled so. It escapes what they write, whatever it is told."""

    code_generator_class = _Compiler
    written = staticmethod(written)
