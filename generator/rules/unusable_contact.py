"""联系方式打不通、寄不到。

电话少一位、邮箱没有 @、网址不成网址，公开了也没有用，群众只会觉得被敷衍。
电话写成“区号-号码”，短号直接写；邮箱、网址照原样写全。

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    supervision:
      - kind: telephone
        name: 许可监督电话
        contact: 0000-55511  # <-
      - kind: mail
        name: 监督邮箱
        contact: jiandu.test.example  # <-
      - kind: web
        name: 网上投诉
        contact: 市政府网站  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    supervision:
      - kind: telephone
        name: 许可监督电话
        contact: 0000-5551103
      - kind: mail
        name: 监督邮箱
        contact: jiandu@test.example
      - kind: web
        name: 网上投诉
        contact: https://test.example/tousu

不对::

    # catalog/units/park-office/powers/tree-felling.yml
    service:
      telephone: 请打市园林局  # <-

对::

    # catalog/units/park-office/powers/tree-felling.yml
    service:
      telephone: 0000-5551101、0000-5551102转8
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from generator.catalog import Catalog
from generator.diagnostics import Finding, Severity, Trail
from generator.i18n import _, in_quotes
from generator.model import Channel, Jurisdiction, Power, Unit

SOURCE: Final = "R16"
SEVERITY: Final = Severity.ERROR

_SEPARATOR: Final = re.compile(r"[、，,；;/]| 或 ?|或者?")
_NOISE: Final = str.maketrans("０１２３４５６７８９", "0123456789", " ()（）")
"""What a telephone number may have and its form does without; that digits are full-width is told elsewhere."""

_TELEPHONE: Final = re.compile(
    r"(?:0[0-9]{2,3}-?[0-9]{7,8}"  # area code and number
    r"|\+86-?[1-9][0-9]{1,2}-?[0-9]{7,8}"
    r"|0[0-9]{2,3}-?[19][0-9]{4}"  # area code and short number
    r"|[48]00-?[0-9]{3}-?[0-9]{4}|400[0-9]-?[0-9]{3}-?[0-9]{3}"
    r"|(?:\+86-?)?1[3-9][0-9]{9}"
    r"|[1-9][0-9]{2,4})"
    r"(?:(?:-|转|分机)[0-9]{1,6})?"
)
_FURTHER: Final = re.compile(r"[1-9][0-9]{6,7}(?:(?:-|转|分机)[0-9]{1,6})?")
"""A second number without the area code that the first has."""

_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_WEB: Final = re.compile(r"(?:https?://)?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?::[0-9]{1,5})?(?:/\S*)?")


class _Contact(NamedTuple):
    """A contact as it is published: where it stands, of which kind of channel, and what it is."""

    path: str
    trail: Trail
    kind: str
    text: str


def check(catalog: Catalog) -> Iterator[Finding]:
    for contact in _contacts(catalog):
        if not _is_usable(contact):
            message = _("{contact} is not the form of a contact that can be reached.").format(
                contact=in_quotes(contact.text)
            )
            yield Finding(contact.path, contact.trail, message, _hint(contact.kind))


def _is_usable(contact: _Contact) -> bool:
    match contact.kind:
        case "telephone":
            return _is_telephone(contact.text)
        case "mail":
            return _MAIL.fullmatch(contact.text) is not None
        case "web":
            return _WEB.fullmatch(contact.text) is not None
        case "hotline_12345" | "discipline_12388":
            return contact.kind[-5:] in contact.text.translate(_NOISE)
        case _:  # an address in words
            return any("一" <= character <= "鿿" for character in contact.text)


def _is_telephone(text: str) -> bool:
    first, *further = (part.translate(_NOISE) for part in _SEPARATOR.split(text))
    return _TELEPHONE.fullmatch(first) is not None and all(
        _TELEPHONE.fullmatch(part) or _FURTHER.fullmatch(part) for part in further
    )


def _hint(kind: str) -> str:
    hints: Mapping[str, str] = {
        "telephone": _("Write the area code and the number, as in 0000-5550101, or a short number, as in 12345."),
        "mail": _("Write the whole address, as in name@example.com."),
        "web": _("Write the address that is typed into a browser, as in https://example.com/complaints."),
        "hotline_12345": _("Write 12345, or choose the kind “telephone”."),
        "discipline_12388": _("Write 12388, or choose the kind “telephone”."),
    }
    return hints.get(kind, _("Write the street, the house and the room."))


def _contacts(catalog: Catalog) -> Iterator[_Contact]:
    if catalog.jurisdiction:
        yield from _of_jurisdiction(catalog.jurisdiction)
    for unit in catalog.units.values():
        yield from _of_unit(unit)
    for power in catalog.powers.values():
        yield from _of_power(power)


def _of_jurisdiction(jurisdiction: Jurisdiction) -> Iterator[_Contact]:
    path, publisher = jurisdiction.path, jurisdiction.publisher
    yield _Contact(path, ("publisher", "telephone"), "telephone", publisher.telephone)
    if publisher.email:
        yield _Contact(path, ("publisher", "email"), "mail", publisher.email)
    yield from _of_channels(path, jurisdiction.supervision)


def _of_unit(unit: Unit) -> Iterator[_Contact]:
    yield _Contact(unit.path, ("telephone",), "telephone", unit.telephone)
    if unit.email:
        yield _Contact(unit.path, ("email",), "mail", unit.email)
    for i, department in enumerate(unit.departments):
        if department.telephone:
            yield _Contact(unit.path, ("departments", i, "telephone"), "telephone", department.telephone)
    yield from _of_channels(unit.path, unit.supervision)


def _of_power(power: Power) -> Iterator[_Contact]:
    if not power.is_held:
        return
    if power.service and power.service.telephone:
        yield _Contact(power.path, ("service", "telephone"), "telephone", power.service.telephone)
    if power.service and power.service.online and power.service.online.startswith(("http", "www.")):
        yield _Contact(power.path, ("service", "online"), "web", power.service.online)
    yield from _of_channels(power.path, power.supervision)


def _of_channels(path: str, channels: tuple[Channel, ...]) -> Iterator[_Contact]:
    for i, channel in enumerate(channels):
        yield _Contact(path, ("supervision", i, "contact"), channel.kind, channel.contact)
