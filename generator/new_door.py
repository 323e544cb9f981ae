"""The command ``new``: a new file of the catalogue, from questions in the terminal or from what is given."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator.i18n import _
from generator.kinds import KINDS, UNIT, Kind, is_slug
from generator.site_commands import Problem

if TYPE_CHECKING:
    from generator.new_answers import Choices, Question

_STOP: Final = ".."
_MOST_LISTED: Final = 15


class _KindOfFile(click.ParamType):  # type: ignore[type-arg]  # older releases of click take none
    """A kind by its name or its Chinese title, or by words that only one title has: power, 职权, 流程图."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Kind:
        titles = _titles()
        for kind, title in titles.items():
            if value in {kind, kind.name, title}:
                return kind
        near = [kind for kind, title in titles.items() if value in title]
        return near[0] if len(near) == 1 else self.fail(_told_kinds(), param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        del param, ctx
        return _told_kinds()


def _titles() -> dict[Kind, str]:
    from generator import schema  # noqa: PLC0415  # the schemas are read by whoever needs them

    return {kind: str(schema.load(kind.schema)["title"]) for kind in KINDS}


def _told_kinds() -> str:
    kinds = "、".join(f"{kind.name}（{title}）" for kind, title in _titles().items())
    return _("Name one of these kinds of file: {kinds}.").format(kinds=kinds)


@click.command(
    "new",
    help=_("Begin a new file of the catalogue, with all its fields and their help; never overwrites one."),
    short_help=_("Begin a new file."),
)
@click.argument("kind", type=_KindOfFile())
@click.option("--unit", metavar="SLUG", default="", help=_("The identifier of the unit, as in catalog/units/."))
@click.option("--id", "own", metavar="SLUG", default="", help=_("The identifier; the pinyin of the name unless given."))
@click.option(
    "--set",
    "given",
    multiple=True,
    metavar=_("FIELD=VALUE"),
    help=_("A value, as in name=… or time_limits.promised=5个工作日; may be given several times."),
)
@click.option("--yes", is_flag=True, help=_("Ask nothing; what is not given is marked to be filled in."))
@click.pass_obj
def new(root: Path, *, kind: Kind, unit: str, own: str, given: tuple[str, ...], yes: bool) -> None:
    from generator import new_answers, new_file  # noqa: PLC0415  # their libraries take longer to import than other commands take

    unit = _unit(root, kind, unit, asks=not yes)
    _check_id(kind, own)
    known = new_answers.look_around(root, unit)
    data = _given(kind, given, known)
    if not yes:
        _ask(kind, data, known)
        own = own or _own_id(kind, data)
    try:
        made = new_file.make(root, kind, unit, own, data)
        new_file.write(root, made)
    except new_file.NamelessError as problem:
        raise click.UsageError(_("Say what it is called: --set name=…, or its identifier: --id …")) from problem
    except new_file.TakenError as problem:
        raise Problem(_("{file} is there already; it was left as it is.").format(file=problem)) from problem
    except OSError as problem:
        raise Problem(
            _("{file} cannot be written: {reason}.").format(file=problem.filename, reason=problem.strerror)
        ) from problem
    _tell(made.path, made.blanks)


# --- what is given ------------------------------------------------------------


def _unit(root: Path, kind: Kind, unit: str, *, asks: bool) -> str:
    """The unit that the file belongs to; asked for where it is not given."""
    if "{unit}" not in kind.pattern or kind is UNIT:
        if unit:
            raise click.BadParameter(_("This kind of file belongs to no unit."), param_hint="--unit")
        return ""
    there = sorted(p.parent.name for p in (root / "catalog/units").glob("*/unit.yml"))
    if not unit and asks and there:
        unit = click.prompt(_("Which unit"), type=click.Choice(there))
    if unit not in there:
        message = _("There is no such unit yet. There are: {units}. Begin one with: daylight new unit")
        raise click.BadParameter(message.format(units="、".join(there) or "—"), param_hint="--unit")
    return unit


def _slug_help() -> str:
    return _("Use small letters, digits and hyphens only, at most 64, as in street-occupation.")


def _check_id(kind: Kind, own: str) -> None:
    if not own:
        return
    if "{id}" not in kind.pattern and kind is not UNIT:
        raise click.BadParameter(_("There is just one file of this kind; it has no identifier."), param_hint="--id")
    if not is_slug(own):
        raise click.BadParameter(_slug_help(), param_hint="--id")


def _given(kind: Kind, given: tuple[str, ...], known: "Mapping[str, Choices]") -> dict[str, Any]:
    from generator import new_answers  # noqa: PLC0415  # as above

    data: dict[str, Any] = {}
    for words in given:
        name, equals, value = words.partition("=")
        try:
            if not equals or not value.strip():
                raise new_answers.AnswerError(_("Write it as FIELD=VALUE."))
            trail = new_answers.trail_of(kind, name.strip())
            asked = new_answers.question(kind, trail, known)
            asked.into(data, asked.read(value.strip()))
        except new_answers.AnswerError as problem:
            raise click.BadParameter(f"{words}：{problem}", param_hint="--set") from problem
    return data


# --- questions ----------------------------------------------------------------


def _ask(kind: Kind, data: dict[str, Any], known: "Mapping[str, Choices]") -> None:
    """Ask for what is required, until somebody has had enough."""
    from generator import new_answers, new_entry  # noqa: PLC0415  # as above

    click.echo(_("Enter alone leaves a value for later; {stop} leaves all the rest.").format(stop=_STOP))
    seen = new_entry.merged(new_entry.start(kind), data)
    for asked in new_answers.questions(kind, seen, known):
        value = _answer(asked)
        if value == _STOP:
            return
        if value is not None:
            asked.into(seen, value)
            asked.into(data, value)
            for trail, own in tuple(new_answers.missing_ids(kind, seen)):
                new_answers.put(seen, trail, own)
                new_answers.put(data, trail, own)


def _own_id(kind: Kind, data: dict[str, Any]) -> str:
    """The identifier, asked for where no answer says what the file is called, so that nothing that was answered is lost."""
    from generator import new_file  # noqa: PLC0415  # as above

    if new_file.can_be_named(kind, data):
        return ""
    click.echo("\n" + click.style(_("Identifier of the file"), bold=True))
    while True:
        own: str = click.prompt(">", prompt_suffix=" ").strip()
        if is_slug(own):
            return own
        click.echo("  " + _slug_help())


def _answer(asked: "Question") -> Any:
    """The value of an answer; ``None`` for later, ``_STOP`` for no more questions."""
    from generator.new_answers import AnswerError  # noqa: PLC0415  # as above

    click.echo("\n" + click.style(asked.title, bold=True) + (f"  {asked.help}" if asked.help else ""))
    if asked.shown:
        click.echo("  " + asked.shown)
    while True:
        words = click.prompt(">", default="", show_default=False, prompt_suffix=" ").strip()
        if words in {"", _STOP}:
            return words or None
        try:
            return asked.read(words)
        except AnswerError as problem:
            click.echo("  " + str(problem))


def _tell(path: str, blanks: tuple[tuple[int, str], ...]) -> None:
    click.echo(_("Wrote {file}.").format(file=path))
    if blanks:
        click.echo(
            _("{count} places are still to be filled in; daylight validate names them, too:").format(count=len(blanks))
        )
    for number, line in blanks[:_MOST_LISTED]:
        click.echo(f"  {path}:{number}  {line}")
    if len(blanks) > _MOST_LISTED:
        click.echo("  …")
