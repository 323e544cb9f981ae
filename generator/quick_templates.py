"""Jinja2's templates compiled for what ours are given: frozen objects and plain functions, every word escaped.

Jinja2 asks at run time what might be: whether a name means an attribute or an item, whether what is called wants the context,
whether a page is escaped at all, and it makes an object of each escaped word. It asks four thousand times for the pages of one
power, which takes longer than all else in templates. Here the answers are part of the compiled template:

- ``a.b`` is the attribute ``b`` and nothing else; what has items is asked for them with ``a["b"]``, and only for what it has.
- ``f(x)`` calls ``f`` with ``x`` alone, so that no function may want the context, and neither ``*`` nor ``**`` unpacks arguments.
- A macro is a function as any other, which takes the arguments that it names.
- What is written out is escaped, always, and stays plain text: nobody asks it whether it is markup.
- All templates know the same globals, so what one imports of another is worked out once.
"""

from collections.abc import Callable, Iterable, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame, MacroRef
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # nobody else escapes without making an object

VERSION: Final = Path(__file__).read_bytes()
"""What else but its text decides what a template is compiled into."""

escape_text: Final[Callable[[str], str]] = _escape_inner
"""Text as it stands in HTML, still as text."""

markup: Final[Callable[[str], Markup]] = partial(str.__new__, Markup)
"""``Markup`` of what a macro wrote, of which need not be asked what it is."""


def written(value: object) -> str:
    """``value`` as it stands in HTML: markup as it is, text and all else escaped."""
    if type(value) is str:
        return escape_text(value)
    if isinstance(value, Markup):
        return value
    return str(value) if type(value) is int else escape(value)


class _Compiler(CodeGenerator):
    """Writes the Python of a template. Its methods have the names that Jinja2 calls."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja2's name
        self.writeline(f"from {__name__} import escape_text, markup, written")
        super().visit_Template(node, frame)

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write statements; a template's own gather what they write, and give it away in one piece."""
        if not frame.rootlevel:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Look up filters and tests where they are asked for."""
        found = DependencyFinderVisitor()
        for node in nodes:
            found.visit(node)
        for known, names, kind in (self.filters, found.filters, "filters"), (self.tests, found.tests, "tests"):
            for name in sorted(names):
                known.setdefault(name, self.temporary_identifier())
                self.writeline(f"{known[name]} = environment.{kind}[{name!r}]")

    def get_resolve_func(self) -> str:
        """What looks up what a template is given: what is not there is found out once, and not wherever it is named."""
        return f"{self.get_context_ref()}.resolve"

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        ref = frame.symbols.ref(node.name)
        action, _name = frame.symbols.find_load(ref) or ("", None)
        if node.ctx == "load" and action == VAR_LOAD_RESOLVE:
            self.write(ref)
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802  # Jinja2's name
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja2's name
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self.fail("arguments cannot be unpacked here", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002  # Jinja2's signature
        """Write the function that hands the arguments of a macro, by place or by name, to its body, which was written just now."""
        node = macro_ref.node
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("a macro takes the arguments that it names", node.lineno)
        names = [argument.name for argument in node.args]
        needed = len(names) - len(node.defaults)
        taken = [*names[:needed], *(f"{name}=missing" for name in names[needed:]), "*", "macro=macro"]
        if macro_ref.accesses_caller:
            names.append("caller")
            taken.append("caller")
        self.write(f"lambda {', '.join(taken)}: markup(macro({', '.join(names)}))")

    def _output_child_pre(self, *_child: Any) -> None:
        self.write("(escape_text(value) if type(value := (")

    def _output_child_post(self, *_child: Any) -> None:
        self.write(")) is str else value if type(value) is Markup else written(value))")


class Environment(jinja2.Environment):
    """An environment whose templates are compiled so. It escapes what they write, whatever it is told."""

    code_generator_class = _Compiler

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows before it is given anything: with nothing of its own, it imports what others have imported already."""
        return {**self.globals, **d} if d else self.globals
