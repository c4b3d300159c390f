"""Rules of conditions: tests over what an exercise asks of the body, at one dose of it.

A test is one short line: `impact >= low`, `loaded_knee_flexion > 45`, `support has hands`,
`positions lacks seated`, `weight_bearing is one_leg`, `crosses_midline`, `not hand_hold`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, get_args, get_origin

from kneecli.catalog import vocabulary
from kneecli.catalog.condition import Condition, Rule, both_asked, with_included
from kneecli.catalog.exercise import Demands, Dose, Exercise
from kneecli.catalog.reference import Equipment

Test = Callable[[Mapping[str, Any]], bool]
FindingsOfOne = dict[str, tuple[tuple[str, str], ...]]
PropFindingsOfOne = dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]
Findings = dict[str, FindingsOfOne]
PropFindings = dict[str, PropFindingsOfOne]

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "is": operator.eq,
    "is_not": operator.ne,
}
NO_HAND = "It leaves no hand free to hold on."
"""What is said of a drill that a condition would have one hold on in."""
UNORDERED = ("pattern", "placement", "trains")
"""Fields of words of which none is more than another."""
_EXTRA_FIELDS: dict[str, Any] = {
    "pattern": vocabulary.Pattern,
    "placement": vocabulary.Placement,
    "trains": vocabulary.Trains,
    "effort": int,
    "joints": tuple[vocabulary.Joint, ...],
    "hold_seconds": int,
    "brisk": bool,
    "elastic": bool,
}


def _field_types() -> dict[str, Any]:
    """Each testable field with its type: words in order, a number, a flag or a set of words."""
    types = dict(_EXTRA_FIELDS)
    for name, annotation in Demands.__annotations__.items():
        kind = eval(annotation, vars(vocabulary))  # noqa: S307 - our own annotations
        types[name] = bool if kind is vocabulary.Flag else kind
    return types


FIELD_TYPES = _field_types()


def parse_test(text: str) -> Test:
    """The test that `text` writes down. Raises ValueError with a sentence on a bad one."""
    match text.split():
        case [field]:
            return _flag(field, wanted=True)
        case ["not", field]:
            return _flag(field, wanted=False)
        case [field, comparison, value]:
            return _comparison(field, comparison, value)
    raise ValueError(f"expected a test such as `impact >= low`, got `{text}`")


def _comparison(field: str, comparison: str, value: str) -> Test:
    kind = _kind(field)
    if get_origin(kind) is tuple:
        return _membership(field, comparison, value, get_args(get_args(kind)[0]))
    if comparison not in _COMPARISONS:
        raise ValueError(f"`{comparison}` is no comparison; use {', '.join(_COMPARISONS)}")
    compare = _COMPARISONS[comparison]
    if field in UNORDERED and comparison not in ("is", "is_not"):
        raise ValueError(f"the words of `{field}` have no order; write `{field} is ...`")
    if get_origin(kind) is Literal:
        return _scale(field, compare, value, get_args(kind))
    if kind is bool:
        raise ValueError(f"`{field}` is a yes or no; write `{field}` or `not {field}`")
    return _number(field, compare, value)


def _kind(field: str) -> Any:
    if field not in FIELD_TYPES:
        raise ValueError(f"`{field}` is nothing a drill states; see docs/catalogue.md")
    return FIELD_TYPES[field]


def _flag(field: str, *, wanted: bool) -> Test:
    if _kind(field) is not bool:
        raise ValueError(f"`{field}` needs a comparison, such as `{field} is ...`")
    return lambda facts: facts[field] is wanted


def _membership(field: str, comparison: str, value: str, allowed: tuple[str, ...]) -> Test:
    if comparison not in {"has", "lacks"}:
        raise ValueError(f"`{field}` is a set; write `{field} has ...` or `{field} lacks ...`")
    _check_word(field, value, allowed)
    return lambda facts: (value in facts[field]) is (comparison == "has")


def _scale(
    field: str, compare: Callable[[Any, Any], bool], value: str, scale: tuple[str, ...]
) -> Test:
    _check_word(field, value, scale)
    allowed = {word for word in scale if compare(scale.index(word), scale.index(value))}
    return lambda facts: facts[field] in allowed


def _number(field: str, compare: Callable[[Any, Any], bool], value: str) -> Test:
    if not (value.isascii() and value.isdecimal()):
        raise ValueError(f"`{field}` is a number, got `{value}`")
    limit = int(value)
    return lambda facts: compare(facts[field], limit)


def _check_word(field: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"`{field}` is one of {', '.join(allowed)}, got `{value}`")


def facts_of(
    exercise: Exercise, dose: Dose, trains: vocabulary.Trains, equipment: Mapping[str, Equipment]
) -> dict[str, Any]:
    """What a rule may ask about an exercise at a dose that trains something."""
    used = {item for alternative in exercise.equipment for item in alternative}
    return exercise.demands.values() | {
        "pattern": exercise.pattern,
        "placement": exercise.placement,
        "trains": trains,
        "effort": exercise.effort,
        "joints": exercise.joints,
        "brisk": exercise.brisk,
        "hold_seconds": int(dose.tempo.split("-")[1]) if dose.tempo else 0,
        "elastic": any(equipment[item].elastic for item in used if item in equipment),
    }


def apply_rules(
    conditions: Iterable[Condition],
    exercises: Iterable[Exercise],
    equipment: Mapping[str, Equipment],
) -> tuple[Findings, PropFindings]:
    """What every condition says of every exercise at its dose, and of the props it is done with.

    The first: exercise -> condition -> (effect, sentence)s. An exercise's own notes come after
    the rules and can only add to them; what a condition includes comes last. The second: exercise
    -> condition -> the props barred, and alternatives of props to hold on to.
    """
    rules = Rules(conditions, equipment)
    findings: Findings = {}
    props: PropFindings = {}
    for exercise in exercises:
        findings[exercise.id], props[exercise.id] = rules.judge(
            exercise, exercise.dose, exercise.trains
        )
    return findings, props


class Rules:
    """The rules of some conditions, ready to judge one dose of an exercise at a time."""

    def __init__(self, conditions: Iterable[Condition], equipment: Mapping[str, Equipment]) -> None:
        by_id = {condition.id: condition for condition in conditions}
        self.equipment = equipment
        self.tests = [
            (name, rule, [parse_test(text) for text in rule.when])
            for name, condition in by_id.items()
            for rule in condition.rules
        ]
        self.included = {
            name: with_included(by_id, name)[1:] for name in by_id if by_id[name].includes
        }

    def judge(
        self, exercise: Exercise, dose: Dose, trains: vocabulary.Trains
    ) -> tuple[FindingsOfOne, PropFindingsOfOne]:
        """What the conditions say of an exercise at this dose, and of its props; of no other."""
        facts = facts_of(exercise, dose, trains, self.equipment)
        met: dict[str, list[Rule]] = {}
        for name, rule, tests in self.tests:
            if all(test(facts) for test in tests):
                met.setdefault(name, []).append(rule)
        return _findings(exercise, met, self.included), _prop_findings(met, self.included)


def _findings(
    exercise: Exercise, met: Mapping[str, list[Rule]], included: Mapping[str, list[str]]
) -> FindingsOfOne:
    """The effects and sentences of the rules a drill meets, by condition."""
    found: dict[str, list[tuple[str, str]]] = {
        condition: [_finding(rule, exercise) for rule in rules] for condition, rules in met.items()
    }
    for note in exercise.conditions:
        found.setdefault(note.condition, []).append((note.effect, note.say))
    total = {condition: tuple(findings) for condition, findings in found.items()}
    for condition, others in included.items():
        gathered = [finding for name in (condition, *others) for finding in found.get(name, ())]
        if gathered:
            total[condition] = tuple(dict.fromkeys(gathered))
    return total


def _finding(rule: Rule, exercise: Exercise) -> tuple[str, str]:
    """What a rule does to a drill; one that needs the props it bars, or a hand, is avoided."""
    barred = set(rule.without)
    if not any(barred.isdisjoint(props) for props in exercise.props):
        return "avoid", rule.say
    if rule.hold and not _can_hold_on(rule, exercise):
        return "avoid", NO_HAND
    return rule.effect, rule.say


def _can_hold_on(rule: Rule, exercise: Exercise) -> bool:
    """Whether a drill leaves a hand to hold on with, or is done at such a prop anyway."""
    return exercise.demands.hand_hold or any(
        set(wanted) <= set(props) for wanted in rule.hold for props in exercise.props
    )


def _prop_findings(
    met: Mapping[str, list[Rule]], included: Mapping[str, list[str]]
) -> PropFindingsOfOne:
    """The props that the rules a drill meets bar and ask for, by condition."""
    total: PropFindingsOfOne = {}
    for condition in dict.fromkeys((*met, *included)):
        rules = [
            rule for name in (condition, *included.get(condition, ())) for rule in met.get(name, ())
        ]
        barred = tuple(dict.fromkeys(prop for rule in rules for prop in rule.without))
        hold: tuple[tuple[str, ...], ...] = ()
        for rule in rules:
            hold = both_asked(hold, rule.hold)
        if barred or hold:
            total[condition] = (barred, hold)
    return total
