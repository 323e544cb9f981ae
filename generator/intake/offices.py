"""Departments and posts found by name among those of the unit; what is new is added to it, and people's names become questions."""

import re
from typing import Final, cast

from generator.i18n import _, in_quotes
from generator.intake.account import Reading
from generator.intake.known import Known
from generator.intake.lists import one_line, split_list
from generator.intake.numerals import narrow
from generator.intake.people import is_name, title_beside

_EVERYBODY: Final = re.compile("^(各|全体|所有|全局|全单位|本单位|相关|有关)")
_HEAD: Final = re.compile("^(科室|部门|处室|股室|内设机构|本科室)?(负责人|主要负责人|领导|长)$")
_LEAD: Final = re.compile("局长|主任$|党组|书记|镇长|县长|分管领导|单位领导|主要领导|班子")
_POST_ENDING: Final = "岗"
_LONGEST: Final = 40


def read_department(known: Known, text: str) -> Reading:
    """A department's id; of several in a cell the first."""
    names = [narrow(n) for n in split_list(text, words=True)] or [text]
    whole = narrow(one_line(text))
    if known.department(whole):
        names = [whole]
    name = names[0]
    if is_name(name):
        return Reading(left=_("This seems to be a person's name. Write the department."))
    if _EVERYBODY.match(name) or len(name) > _LONGEST:
        return Reading(left=_("{text} is no department. Name one.").format(text=in_quotes(name)))
    found = known.department(name)
    doubts = []
    if found is None:
        found = known.add_department(name)
        doubts.append(_("The unit has no department {name} yet; it was added.").format(name=in_quotes(name)))
    if len(names) > 1:
        doubts.append(_("Several departments stand here; {name} was taken.").format(name=in_quotes(name)))
    return Reading(found["id"], tuple(doubts))


def read_posts(known: Known, text: str, department: str | None = None) -> Reading:
    """Ids of posts. ``department`` is the id of the one that a new post belongs to, where that is known."""
    whole = narrow(one_line(text))
    names = [whole] if known.post(whole) else [narrow(n) for n in split_list(text, words=True)]
    ids: list[str] = []
    doubts: list[str] = []
    for name in names:
        reading = _post(known, name, department)
        doubts += [*reading.doubts, *([reading.left] if reading.left else [])]
        if isinstance(reading.value, str) and reading.value not in ids:
            ids.append(reading.value)
    if not ids:
        return Reading(left=doubts[0] if doubts else _("No post is named here."))
    return Reading(ids, tuple(doubts))


def read_post(known: Known, text: str, department: str | None = None) -> Reading:
    """One post's id; of several the first."""
    reading = read_posts(known, text, department)
    if reading.value is None:
        return reading
    ids = cast("list[str]", reading.value)
    several = (_("Several posts stand here; the first was taken."),) if len(ids) > 1 else ()
    return Reading(ids[0], (*reading.doubts, *several))


def _post(known: Known, name: str, department: str | None) -> Reading:
    doubts: list[str] = []
    title = title_beside(name)
    if title is not None:
        doubts.append(_("A person's name stands here; only the post was taken in."))
        name = title
    if is_name(name):
        message = _(
            "This seems to be a person's name. Which post is it? Write that, as 许可审查岗; names are not published."
        )
        return Reading(left=message)
    if _EVERYBODY.match(name) or len(name) > _LONGEST:
        return Reading(left=_("{text} is no post. Name one.").format(text=in_quotes(name)))
    found = known.post(name)
    if found is not None:
        return Reading(found["id"], tuple(doubts))
    tier = None
    if _HEAD.match(name):
        of = next((d["name"] for d in known.departments.values() if d["id"] == department), "")
        name, tier = f"{of or '科室'}负责人", "middle"
        found = known.post(name)
    elif _LEAD.search(name):
        tier = "lead"
    if found is None:
        full = name if name.endswith(_POST_ENDING) else name + _POST_ENDING
        found = known.add_post(full, department, tier)
        doubts.append(_("The unit has no post {name} yet; it was added.").format(name=in_quotes(full)))
    else:
        doubts.append(_("The post was taken to be {name}.").format(name=in_quotes(found["name"])))
    return Reading(found["id"], tuple(doubts))
