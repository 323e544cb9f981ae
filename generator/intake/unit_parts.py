"""Records of rule lists, post lists and department lists, as rules, posts and departments of the unit."""

from typing import Final

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.contacts import read_telephone
from generator.intake.dates import read_date
from generator.intake.filling import Filling, items, line, paragraph, put, word
from generator.intake.known import Data, Known
from generator.intake.lists import one_line
from generator.intake.numerals import narrow, number_of
from generator.intake.offices import read_department
from generator.intake.people import is_name
from generator.intake.words import read_yes_no

_RULE: Final = {
    "kind": word("ruleKind"),
    "number": line,
    "state": word("ruleState"),
    "issued": read_date,
    "revised": read_date,
    "repealed": read_date,
    "working_rule": word("workingRule"),
    "summary": paragraph,
    "public": read_yes_no,
}


def read_rule(filling: Filling, known: Known) -> Data:
    data: Data = {}
    put(data, ("title",), filling.one("title", lambda t: Reading(narrow(one_line(t)).strip("《》 "))))
    for slot, read in _RULE.items():
        put(data, (slot,), filling.one(slot, read))
    put(data, ("owner",), filling.one("owner", lambda t: read_department(known, t)))
    put(data, ("requirements",), filling.many("requirements", items))
    put(data, ("internal", "notes"), filling.one("note", paragraph))
    return data


def read_post_entry(filling: Filling, known: Known) -> Data:
    data: Data = {}
    name = filling.one("name", _post_name)
    put(data, ("name",), name)
    put(data, ("department",), filling.one("department", lambda t: read_department(known, t)))
    put(data, ("tier",), filling.one("tier", word("tier")))
    put(data, ("duties",), filling.many("duties", items))
    put(data, ("headcount",), filling.one("headcount", _count))
    put(data, ("internal", "notes"), filling.one("note", paragraph))
    for cell in filling.cells("person"):
        filling.tell(cell, "person", Reading(left=_("People's names are not taken in.")))
    return data


def read_department_entry(filling: Filling) -> Data:
    data: Data = {}
    put(data, ("name",), filling.one("name", line))
    put(data, ("duties",), filling.one("duties", paragraph))
    put(data, ("telephone",), filling.one("telephone", read_telephone))
    return data


def _post_name(text: str) -> Reading:
    plain = narrow(one_line(text))
    if is_name(plain):
        return Reading(
            left=_(
                "This seems to be a person's name. Which post is it? Write that, as 许可审查岗; names are not published."
            )
        )
    return Reading(plain)


def _count(text: str) -> Reading:
    value = number_of(narrow(text).strip(" 人名"))
    if not value:
        return Reading(left=_("{text} is no number.").format(text=in_quotes(text)))
    return Reading(value)
