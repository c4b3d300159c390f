"""An independent planner: the whole request as one integer programme, solved by HiGHS.

It shares nothing with `kneecli.planner` but the records and the weights of the objective:
who may be in, which doses there are, how long they take, what they are worth and how
they may follow each other are worked out again here, from what is documented of them.

One binary says whether a slot takes an option. A flow of one unit through places, before,
on and after the floor, and through what is put on, prices the changes between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

import highspy

from kneecli.catalog.level import LEVELS
from kneecli.planner import objective as points_for

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from kneecli.catalog.blueprint import Blueprint, Need, PhasePlan, Purpose, Slot
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise
    from kneecli.planner.problem import Choice, Problem
    from kneecli.routine.request import Request

PLACE_OF = {"standing": "standing", "single_leg_standing": "standing", "seated": "seated"}
"""Every other position is on the floor."""
BEFORE, ON, AFTER = "before the floor", "on the floor", "after the floor"


@dataclass(frozen=True)
class Entry:
    """One way to fill one slot: a drill in one equipment and dose."""

    value: int
    tens: int
    """Tens of seconds, without changing over."""
    place: Hashable
    rig: Hashable
    """The equipment and where it sits; None for body weight."""
    family: Hashable
    """Used at most once; None where that does not matter."""
    rewards: frozenset[Hashable]
    """What is rewarded once however often it comes."""
    name: str = ""
    kit: frozenset[str] = frozenset()
    amount: tuple[int, int] = (0, 0)
    """Sets, and repetitions or seconds in each."""


@dataclass(frozen=True)
class Row:
    """One slot with its entries."""

    entries: Sequence[Entry]
    required: bool
    target: int | None
    """Tens of seconds that should have passed after this slot."""


@dataclass(frozen=True)
class Model:
    """Everything the integer programme is made of."""

    rows: Sequence[Row]
    length: int
    change_tens: dict[tuple[Hashable, Hashable], int]
    start: Hashable
    floor: Hashable
    floor_once: bool
    rewards: dict[Hashable, int]
    change_cost: int
    rig_tens: dict[Hashable, int]
    """Tens of seconds to put each rig on, where another is."""
    rig_cost: int
    drift_cost: int
    end_costs: Sequence[int]
    musts: frozenset[str] = frozenset()
    """Names of entries of which one has to be taken."""
    least: int = 0
    """How many rows have to be filled at the least."""


def best_objective(catalog: Catalog, request: Request) -> int | None:
    """The objective of the best routine for a request, None where there is none."""
    model = model_of(catalog, request)
    return solve(model) if model.rows else None


def model_of(catalog: Catalog, request: Request) -> Model:
    """The integer programme of a request."""
    blueprint = catalog.blueprints[request.blueprint]
    fit = [drill for drill in catalog.exercises.values() if allowed(catalog, request, drill)]
    carefree = request.replace(avoid=(), without=())
    healthy = [drill for drill in catalog.exercises.values() if allowed(catalog, carefree, drill)]
    rows = []
    for place in _timetable(catalog, blueprint, request):
        slot = place.slot
        required = slot.required_from is not None and request.minutes >= slot.required_from
        serving = [drill for drill in fit if suits(drill, place)]
        waived = not serving and any(suits(drill, place) for drill in healthy)
        entries = [entry for drill in serving for entry in _entries(catalog, request, place, drill)]
        rows.append(Row(entries, required and not waived, place.target))
    length = request.minutes * 6
    margin = ceil(length * points_for.MARGIN_PERCENT / 100)
    gear = points_for.GEAR_GENTLY if _gently(catalog, request) else points_for.GEAR
    return Model(
        rows=rows,
        length=length,
        change_tens={
            (here, there): 2 if {here, there} in ({"floor", "standing"}, {"floor", "seated"}) else 1
            for here in ("standing", "seated", "floor")
            for there in ("standing", "seated", "floor")
        },
        start="standing",
        floor="floor",
        floor_once=blueprint.floor == "once",
        rewards=_helps(catalog, request, fit)
        | {("need", need.id): points for need, points in _needs(catalog, request).items()}
        | ({"gear": gear} if request.equipment else {}),
        change_cost=points_for.CHANGE_OF_PLACE,
        rig_tens={
            entry.rig: _rig_tens(catalog, entry.rig)
            for row in rows
            for entry in row.entries
            if entry.rig is not None
        },
        rig_cost=points_for.RIG,
        drift_cost=points_for.DRIFT,
        end_costs=[
            points_for.UNUSED * (length - used)
            + points_for.UNUSED_BEYOND_MARGIN * max(0, margin - used)
            for used in range(length + 1)
        ],
        musts=frozenset(request.include),
        least=1,  # nothing to do is no routine
    )


def _gently(catalog: Catalog, request: Request) -> bool:
    return any(catalog.conditions[name].gentle for name in request.avoid)


def _needs(catalog: Catalog, request: Request) -> dict[Need, int]:
    """The needs of blueprint and activity that a routine of this length has, with their points."""
    needs = dict.fromkeys(catalog.blueprints[request.blueprint].needs, points_for.NEED)
    if request.before is not None:
        needs |= dict.fromkeys(catalog.activities[request.before].needs, points_for.ACTIVITY_NEED)
    return {
        need: points * need.weight
        for need, points in needs.items()
        if request.minutes >= need.from_minutes
        and (need.until_minutes is None or request.minutes <= need.until_minutes)
    }


def _helps(catalog: Catalog, request: Request, drills: Iterable[Exercise]) -> dict[Hashable, int]:
    """What is earned once by doing what helps with a condition."""
    return {
        help_: points_for.HELP for drill in drills for help_ in _helped(catalog, request, drill)
    }


def _helped(catalog: Catalog, request: Request, drill: Exercise) -> set[Hashable]:
    return {
        ("help", say)
        for name in request.avoid
        for effect, say in catalog.rule_findings[drill.id].get(name, ())
        if effect == "prefer"
    }


def _rig_tens(catalog: Catalog, rig: Any) -> int:
    """Tens of seconds to put pieces where a drill has them."""
    pieces, where = rig
    seconds = 0
    for name in pieces:
        piece = catalog.equipment[name]
        fixed = where == "anchored" and piece.anchor_seconds > 0
        seconds += piece.anchor_seconds if fixed else piece.setup_seconds
    return ceil(seconds / 10)


def model_of_problem(problem: Problem) -> Model:
    """The integer programme of a problem of the search."""
    places = range(len(problem.change_units))
    return Model(
        rows=[
            Row(
                entries=[entry_of(choice) for choice in stage.choices],
                required=stage.required,
                target=stage.target,
            )
            for stage in problem.stages
        ],
        length=problem.length,
        change_tens={
            (here, there): problem.change_units[here][there] for here in places for there in places
        },
        start=0,
        floor=2,
        floor_once=problem.floor_once,
        rewards=dict(enumerate(problem.reward_values)),
        change_cost=problem.change_cost,
        rig_tens=dict(enumerate(problem.rig_units)),
        rig_cost=problem.rig_cost,
        drift_cost=problem.drift_cost,
        end_costs=problem.end_costs,
    )


def entry_of(choice: Choice) -> Entry:
    """A choice of the search as an entry; bits are numbers of rewards."""
    return Entry(
        value=choice.value,
        tens=choice.units,
        place=choice.place,
        rig=choice.rig or None,
        family=choice.family if choice.family >= 0 else None,
        rewards=frozenset(
            bit for bit in range(choice.rewards.bit_length()) if choice.rewards & 2**bit
        ),
    )


def worth(model: Model, way: Sequence[Entry | None]) -> int | None:
    """What a way through the rows is worth, None where it breaks a rule."""
    value, time, place, visits = 0, 0, model.start, 0
    on: Hashable = None
    earned: set[Hashable] = set()
    for row, entry in zip(model.rows, way, strict=True):
        if entry is not None:
            value += entry.value - model.change_cost * (entry.place != place)
            time += entry.tens + model.change_tens[place, entry.place]
            visits += place != entry.place == model.floor
            place = entry.place
            if entry.rig is not None and entry.rig != on:
                value -= model.rig_cost
                time += model.rig_tens[entry.rig]
                on = entry.rig
            earned |= entry.rewards
        elif row.required:
            return None
        if row.target is not None:
            value -= model.drift_cost * abs(time - row.target)
    families = [entry.family for entry in way if entry and entry.family is not None]
    if time > model.length or len(set(families)) < len(families):
        return None
    if (model.floor_once and visits > 1) or sum(entry is not None for entry in way) < model.least:
        return None
    if not model.musts <= {entry.name for entry in way if entry}:
        return None
    return value - model.end_costs[time] + sum(model.rewards[reward] for reward in earned)


# Who may be in


def allowed(catalog: Catalog, request: Request, drill: Exercise) -> bool:
    """Whether a drill breaks no hard rule of a request."""
    blueprint = catalog.blueprints[request.blueprint]
    findings = catalog.rule_findings[drill.id]
    lands = drill.demands.impact != "none"
    wanted = drill.id in request.include or _may_land(catalog, request)
    return not (
        drill.id in request.exclude
        or LEVELS.index(drill.level) > LEVELS.index(request.level)
        or not _kits(drill, _at_hand(blueprint, request))
        or _props(catalog, request, drill) is None
        or (lands and ("impact" in _lacking(catalog, request) or not wanted))
        or any(
            effect == "avoid"
            for condition in request.avoid
            for effect, _ in findings.get(condition, ())
        )
        or (blueprint.floor == "never" and _place(drill) == "floor")
        or ("floor" in _lacking(catalog, request) and _place(drill) == "floor")
        or (blueprint.barefoot and drill.footwear == "shoes")
    )


def _lacking(catalog: Catalog, request: Request) -> set[str]:
    """What the room lacks, or what is rarely at hand before the activity."""
    rarely = set(catalog.activities[request.before].without) if request.before else set()
    for drill in (catalog.exercises[name] for name in request.include):
        rarely -= {prop for way in drill.props for prop in way}
        rarely -= {"floor"} if _place(drill) == "floor" else set()
    return {*request.without, *rarely}


def _props(catalog: Catalog, request: Request, drill: Exercise) -> set[str] | None:
    """The props a drill is done with, None where those there are will not do."""
    barred = set(_lacking(catalog, request))
    hold: list[set[str]] = []
    for name in request.avoid:
        never, asked = catalog.prop_findings[drill.id].get(name, ((), ()))
        barred |= set(never)
        hold = hold or [set(items) for items in asked]
    ways = []
    for items in map(set, drill.props):
        held = not hold or any(asked <= items for asked in hold)
        ways += [items] if held else [items | asked for asked in hold]
    possible = [way for way in ways if not way & barred]
    return max(possible, key=lambda way: _trouble(catalog, request, way), default=None)


def _trouble(catalog: Catalog, request: Request, props: set[str]) -> int:
    """What props cost that are not sure to be at hand before the activity."""
    there = set(catalog.activities[request.before].at_hand) if request.before else set()
    return sum(points_for.TROUBLE[catalog.props[prop].trouble] for prop in props - there)


def _may_land(catalog: Catalog, request: Request) -> bool:
    """At advanced level without a but, or from intermediate before something that lands."""
    wish = catalog.activities[request.before].landing if request.before else "allowed"
    least = {"sought": 1, "allowed": 2, "never": 3}[wish]
    landing = [d.id for d in catalog.exercises.values() if d.demands.impact != "none"]
    spoken = any(catalog.rule_findings[d].get(name) for d in landing for name in request.avoid)
    return (
        request.minutes >= 8
        and LEVELS.index(request.level) >= least
        and "impact" not in request.without
        and not (_ruled_out(catalog, request) if wish == "sought" else spoken)
    )


def _ruled_out(catalog: Catalog, request: Request) -> bool:
    """Whether one condition leaves no drill for a landing that what comes next asks for."""
    assert request.before is not None
    for need in catalog.activities[request.before].needs:
        drills = [
            drill
            for drill in catalog.exercises.values()
            if need.phases == ("potentiate",)
            and need.from_minutes <= 8
            and "potentiate" in drill.phases
            and drill.demands.impact != "none"
            and meets(drill, need.serves)
        ]
        for name in request.avoid:
            said = [catalog.rule_findings[drill.id].get(name, ()) for drill in drills]
            if drills and all(any(effect == "avoid" for effect, _ in one) for one in said):
                return True
    return False


def _lands(catalog: Catalog, request: Request) -> bool:
    """Whether one may land, and some drill is left to land with at the end."""
    phases = {plan.phase for plan in catalog.blueprints[request.blueprint].phases}
    return _may_land(catalog, request) and any(
        phases & set(drill.phases)
        and "potentiate" in drill.phases
        and drill.demands.impact != "none"
        and drill.pattern in _landings(catalog, request)
        and drill.id not in request.include
        and allowed(catalog, request, drill)
        for drill in catalog.exercises.values()
    )


def _landings(catalog: Catalog, request: Request) -> frozenset[str]:
    """The patterns in which what comes next is rehearsed at the end, else hops and jumps."""
    before = catalog.activities[request.before] if request.before else None
    needs = before.needs if before and before.landing == "sought" else ()
    last = [
        pattern
        for need in needs
        if need.phases == ("potentiate",) and need.from_minutes <= request.minutes
        for pattern in need.serves.patterns
    ]
    return frozenset(last or ["jump"])


def _at_hand(blueprint: Blueprint, request: Request) -> set[str]:
    return set() if blueprint.body_weight_only else set(request.equipment)


def _kits(drill: Exercise, owned: set[str]) -> list[set[str]]:
    return [set(items) for items in drill.equipment if set(items) <= owned]


def _place(drill: Exercise) -> str:
    return PLACE_OF.get(drill.demands.positions[0], "floor")


def suits(drill: Exercise, place: Opening) -> bool:
    """Whether a drill belongs to the phase, is easy enough and meets every wish of the slot."""
    lands = drill.demands.impact != "none" and drill.pattern in place.lands
    wished = lands if place.lands else meets(drill, place.slot.serves)
    return place.phase in drill.phases and drill.effort <= place.most_effort and wished


def meets(drill: Exercise, wants: Purpose) -> bool:
    """Whether a drill meets every wish of a purpose."""
    demands = drill.demands
    wishes: tuple[tuple[Iterable[str], set[str]], ...] = (
        (wants.patterns, {drill.pattern}),
        (wants.muscles, set(drill.muscles.primary)),
        (wants.joints, set(drill.joints)),
        (wants.weight_bearing, {demands.weight_bearing}),
        (wants.balance, {demands.balance}),
        (wants.impact, {demands.impact}),
        (wants.positions, set(demands.positions)),
    )
    lively = "potentiate" in drill.phases and "activate" not in drill.phases
    met = all(set(want) & has for want, has in wishes if want)
    for want, ways in ((wants.props, drill.props), (wants.equipment, drill.equipment)):
        met = met and (not want or all(set(want) & set(way) for way in ways))
    return met and (lively or not wants.brisk)


# The timetable


@dataclass(frozen=True)
class Opening:
    """A slot that a request has, with what follows from level and timetable."""

    phase: str
    slot: Slot
    target: int | None
    """Tens of seconds passed at the end of a phase."""
    seconds: int
    """How long the phase lasts."""
    lands: frozenset[str]
    """The patterns one may land in here; none where nothing lands."""
    effort: int | None
    most_effort: int


def _timetable(catalog: Catalog, blueprint: Blueprint, request: Request) -> list[Opening]:
    """Each slot of the request in order."""
    skipped = {p for name in request.avoid for p in catalog.conditions[name].skip_phases}
    shares = {plan.phase: _seconds(plan, request.minutes) for plan in blueprint.phases}
    given = sum(shares.values())
    if "activate" in shares:
        shares["activate"] += sum((shares[p] for p in skipped & shares.keys()), Fraction(0))
    else:
        given -= sum((shares[p] for p in skipped & shares.keys()), Fraction(0))
    level = LEVELS.index(request.level)
    landings = _landings(catalog, request) if _lands(catalog, request) else frozenset()
    at_hand = [one for one in catalog.exercises.values() if allowed(catalog, request, one)]
    passed = Fraction(0)
    found: list[Opening] = []
    for plan in blueprint.phases:
        if plan.phase in skipped:
            continue
        passed += shares[plan.phase]
        slots = [
            slot
            for slot in plan.slots
            if request.minutes >= slot.from_minutes or slot.id in _for_included(catalog, request)
        ]
        filled = [
            any(plan.phase in one.phases and meets(one, slot.serves) for one in at_hand)
            for slot in slots
        ]
        if at_hand and not all(filled):
            slots = list(plan.slots)
        for slot in slots:
            target = int((passed * request.minutes * 6 / given + Fraction(1, 2)) // 1)
            suiting = None
            if slot.effort is not None:
                suiting = max(1, slot.effort + level - 1 - _gently(catalog, request))
            found.append(
                Opening(
                    phase=plan.phase,
                    slot=slot,
                    target=target if slot == slots[-1] else None,
                    seconds=int(shares[plan.phase] * request.minutes * 60 / given),
                    lands=landings if slot.landing else frozenset(),
                    effort=suiting,
                    most_effort=slot.most_effort or 5,
                )
            )
    return _gentle_at_first(found, request)


def _for_included(catalog: Catalog, request: Request) -> set[str]:
    """Slots that open early, for drills that must be in and have no other."""
    skipped = {p for name in request.avoid for p in catalog.conditions[name].skip_phases}
    found = set()
    for drill in (catalog.exercises[name] for name in request.include):
        slots = [
            slot
            for plan in catalog.blueprints[request.blueprint].phases
            if plan.phase in drill.phases and plan.phase not in skipped
            for slot in plan.slots
            if meets(drill, slot.serves)
        ]
        if slots and min(slot.from_minutes for slot in slots) > request.minutes:
            found.add(slots[0].id)
    return found


def _gentle_at_first(openings: list[Opening], request: Request) -> list[Opening]:
    """Activation up to its first required slot has little effort."""
    minutes = request.minutes
    gentle = True
    found = []
    activation = [o for o in openings if o.phase == "activate"]
    required = [o for o in activation if o.slot.required_from and minutes >= o.slot.required_from]
    most = 3 if request.level == "advanced" and len(required) > 2 else 2
    for opening in openings:
        if opening.phase == "activate" and required and gentle:
            found.append(replace(opening, most_effort=min(opening.most_effort, most)))
            gentle = opening is not required[0]
        else:
            found.append(opening)
    return found


def _seconds(plan: PhasePlan, minutes: int) -> Fraction:
    """A phase's share, straight lines between those given and through nought and the last."""
    shares = [(share.minutes, share.seconds) for share in plan.shares]
    known = [(0, 0), *shares]
    for (low, least), (high, most) in pairwise(known):
        if minutes <= high:
            return least + Fraction(minutes - low, high - low) * (most - least)
    low, least = known[-1]
    return Fraction(least, low) * minutes


# What an option takes and is worth


def _entries(
    catalog: Catalog, request: Request, place: Opening, drill: Exercise
) -> Iterator[Entry]:
    blueprint = catalog.blueprints[request.blueprint]
    props = _props(catalog, request, drill)
    assert props is not None
    needs = {
        ("need", need.id)
        for need in _needs(catalog, request)
        if place.phase in need.phases and meets(drill, need.serves)
    }
    extras = _extras(catalog, request, drill) + _off_effort(drill, place.effort)
    for pieces in drill.equipment:
        kit = set(pieces)
        if not kit <= _at_hand(blueprint, request):
            continue
        article = 0
        as_written = kit in [set(article.equipment) for article in drill.articles]
        fitting = not request.before or _place(drill) == "standing"
        if as_written and fitting and not request.avoid:
            article = points_for.ARTICLE_EQUIPMENT if kit else points_for.ARTICLE_BODY_WEIGHT
        one = len(request.equipment) == 1 and request.before is None
        in_full = bool(article and kit) and one and request.minutes >= 15
        room = _trouble(catalog, request, props) + (points_for.WITH_EQUIPMENT if kit else 0)
        worth = place.slot.weight * _fit(drill, place)
        for sets, each, percent in _doses(drill, place, request.level, in_full=in_full):
            yield Entry(
                value=worth * percent // 100 + article * percent // 100 + room + extras,
                tens=ceil(_seconds_of_work(drill.dose, sets, each) / 10),
                place=_place(drill),
                rig=(pieces, drill.placement) if kit else None,
                family=drill.family,
                rewards=frozenset(
                    needs | _helped(catalog, request, drill) | ({"gear"} if kit else set())
                ),
                name=drill.id,
                kit=frozenset(kit),
                amount=(sets, each),
            )


def _fit(drill: Exercise, place: Opening) -> int:
    """How readily one reaches for the drill, a source, and a hint of measured activity."""
    supporting = [claim for claim in drill.evidence if not claim.against]
    muscles = () if place.lands else place.slot.serves.muscles
    bands = [c.band for c in supporting if c.band is not None and c.muscle in muscles]
    hint = max((points_for.ACTIVITY[band] for band in bands), default=0)
    return points_for.USE[drill.use] + (points_for.SOURCED if supporting else 0) + hint


def _off_effort(drill: Exercise, suiting: int | None) -> int:
    if suiting is None:
        return 0
    steps = drill.effort - suiting
    return steps * points_for.EFFORT_ABOVE if steps > 0 else -steps * points_for.EFFORT_BELOW


TABLE = {
    ("strength", "reps"): (8, 10, 12),
    ("strength", "seconds"): (20, 30, 40),
    ("skill", "reps"): (3, 5, 6),
    ("skill", "seconds"): (20, 30, 40),
}
"""What is worth doing, by level: as docs/planner.md has it."""


def _doses(
    drill: Exercise, place: Opening, level: str, *, in_full: bool
) -> Iterator[tuple[int, int, int]]:
    """Sets, repetitions or seconds in each, and the percent of its worth they give."""
    dose = drill.dose
    once = dose.duration or dose.reps
    assert once is not None
    offered, target = _amounts(drill, place.phase, LEVELS.index(level))
    doses = {
        (sets, each) for sets in range(dose.sets.least, dose.sets.usual + 1) for each in offered
    }
    if drill.trains in ("strength", "skill") and dose.sets.most > dose.sets.usual:
        doses.add((dose.sets.usual + 1, target))
    found = [(sets, each, target) for sets, each in doses]
    if in_full:
        found.append((dose.sets.most, once.most, once.most))
    for sets, each, goal in found:
        further = sets > dose.sets.least or (in_full and each == once.most)
        if further and _seconds_of_work(dose, sets, each) > min(place.seconds // 3, 210):
            continue
        if drill.trains == "stretch":
            yield sets, each, 100 if each >= goal else points_for.FIRST_HOLD_PERCENT
            continue
        of_sets = 100 if sets == dose.sets.most else points_for.FIRST_SET_PERCENT
        yield sets, each, min(each, goal) * of_sets // goal


def _amounts(drill: Exercise, phase: str, level: int) -> tuple[set[int], int]:
    """The amounts offered, and the one that suits the level."""
    dose = drill.dose
    once = dose.duration or dose.reps
    assert once is not None
    if drill.trains == "pulse":
        usual, most = (45, 60) if phase == "potentiate" and once.least <= 45 else (90, 150)
        least = once.least
        if phase == "cooldown":
            usual, most, least = 180, 240, max(60, once.least)
        return set(range(least, min(most, once.most) + 1, 15)), usual
    if drill.trains not in ("strength", "skill"):
        return {once.least, once.usual, once.most}, once.usual
    hold = int(dose.tempo.split("-")[1]) if dose.tempo else 0
    wanted: tuple[int, ...]
    if dose.duration:
        wanted = TABLE[drill.trains, "seconds"]
    elif drill.trains == "strength" and hold >= 5:
        wanted = tuple(ceil(seconds / hold) for seconds in TABLE["strength", "seconds"])
    elif drill.trains == "strength":
        wanted = tuple(ceil(reps / dose.sets.least) for reps in TABLE["strength", "reps"])
    else:
        wanted = TABLE["skill", "reps"]
    within = [sorted((once.least, amount, once.most))[1] for amount in wanted]
    return {within[0], within[level]}, within[level]


def _seconds_of_work(dose: Dose, sets: int, each: int) -> int:
    """Each set on each side, a rest between sets, five seconds to change sides."""
    if dose.duration:
        sides = {"side": 2, "direction": 2, "alternating": 1, "total": 1}[dose.per]
        one_set = sides * each
    else:
        assert dose.tempo is not None
        lift, hold, lower, pause = (int(part) for part in dose.tempo.split("-"))
        sides = {"side": 2, "direction": 2, "alternating": 2, "total": 1}[dose.per]
        one_set = sides * each * (lift + hold + lower + pause)
    if dose.per in ("side", "direction"):
        one_set += 5
    return sets * one_set + (sets - 1) * dose.rest


def _extras(catalog: Catalog, request: Request, drill: Exercise) -> int:
    points = points_for.DRILL
    findings = catalog.rule_findings[drill.id]
    effects = {effect for name in request.avoid for effect, _ in findings.get(name, ())}
    if "caution" in effects:
        points += points_for.CAUTION
    if catalog.blueprints[request.blueprint].barefoot and drill.footwear == "barefoot":
        points += points_for.HELPFUL_BAREFOOT
    primary, secondary = set(drill.muscles.primary), set(drill.muscles.secondary)
    points += points_for.FOCUS_PRIMARY * len(primary & set(request.focus))
    return points + points_for.FOCUS_SECONDARY * len((secondary - primary) & set(request.focus))


# The integer programme


class _Programme:
    """A maximisation, built variable by variable."""

    def __init__(self) -> None:
        self.highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.highs.setOptionValue("mip_abs_gap", 0.5)  # all values are whole
        self.highs.setOptionValue("threads", 1)
        self.gains: list[float] = []

    def variable(self, gain: float = 0, most: float = 1, *, whole: bool = False) -> int:
        """A new variable from 0 to `most`."""
        self.highs.addVar(0, most)
        if whole:
            self.highs.changeColIntegrality(len(self.gains), highspy.HighsVarType.kInteger)
        self.gains.append(gain)
        return len(self.gains) - 1

    def between(self, low: float, terms: dict[int, float], high: float) -> None:
        """Keep a sum of variables, each times a number, between two bounds."""
        self.highs.addRow(low, high, len(terms), list(terms), list(terms.values()))

    def solve(self) -> float | None:
        """The best value, None where nothing meets the bounds."""
        for column, gain in enumerate(self.gains):
            self.highs.changeColCost(column, gain)
        self.highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.highs.run()
        status = self.highs.getModelStatus()
        if status in (
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,  # every variable has bounds
        ):
            return None
        assert status == highspy.HighsModelStatus.kOptimal, status
        return float(self.highs.getObjectiveValue())


def solve(model: Model) -> int | None:
    """The best value of a model, None where it cannot be met."""
    programme = _Programme()
    takes = [[programme.variable(e.value, whole=True) for e in row.entries] for row in model.rows]
    taken = [
        (take, entry)
        for row, row_takes in zip(model.rows, takes, strict=True)
        for take, entry in zip(row_takes, row.entries, strict=True)
    ]
    _at_most_once(programme, taken)
    programme.between(model.least, {take: 1 for take, _ in taken}, highspy.kHighsInf)
    for must in model.musts:
        programme.between(1, {take: 1 for take, entry in taken if entry.name == must}, 1)
    for reward, value in model.rewards.items():
        _reward_once(programme, value, [take for take, entry in taken if reward in entry.rewards])
    moves = _flow(programme, model, takes)
    spent: dict[int, float] = {}
    for row, row_takes, row_moves in zip(model.rows, takes, moves, strict=True):
        spent |= {take: e.tens for take, e in zip(row_takes, row.entries, strict=True)}
        spent |= {move: tens for tens, move in row_moves if tens}
        if row.target is not None:
            _pay_drift(programme, model, spent, row.target)
    programme.between(0, spent, model.length)
    constant = _pay_end(programme, model, spent)
    best = programme.solve()
    return None if best is None else round(best + constant)


def _at_most_once(programme: _Programme, taken: Iterable[tuple[int, Entry]]) -> None:
    families: dict[Hashable, dict[int, float]] = {}
    for take, entry in taken:
        if entry.family is not None:
            families.setdefault(entry.family, {})[take] = 1
    for terms in families.values():
        programme.between(0, terms, 1)


def _reward_once(programme: _Programme, value: int, earners: Sequence[int]) -> None:
    """A reward is whole by itself: it is worth as much as possible up to 1."""
    assert value >= 0
    earned = programme.variable(value)
    programme.between(0, {**dict.fromkeys(earners, 1.0), earned: -1}, highspy.kHighsInf)


def _flow(
    programme: _Programme, model: Model, takes: Sequence[Sequence[int]]
) -> list[list[tuple[int, int]]]:
    """Where one is and what is on after each slot: for each slot the moves with their tens.

    The flow is whole by itself, because the entries taken leave it only one way.
    """
    here: dict[tuple[Hashable, str, Hashable], dict[int, float]] = {(model.start, BEFORE, None): {}}
    moves = []
    for number, (row, row_takes) in enumerate(zip(model.rows, takes, strict=True)):
        arriving: dict[tuple[Hashable, str, Hashable], dict[int, float]] = {}
        row_moves: list[tuple[int, int]] = []
        to_goal: dict[tuple[Hashable, Hashable], dict[int, float]] = {}
        goals = {(entry.place, entry.rig) for entry in row.entries}
        for (place, floor, on), incoming in here.items():
            leaving: dict[int, float] = {}
            if not row.required:
                stay = programme.variable()
                leaving[stay] = -1
                arriving.setdefault((place, floor, on), {})[stay] = 1
                row_moves.append((0, stay))
            for goal, rig in goals:
                if goal == model.floor and floor == AFTER and model.floor_once:
                    continue
                now = ON if goal == model.floor else BEFORE if floor == BEFORE else AFTER
                newly = rig is not None and rig != on
                cost = model.change_cost * (goal != place) + model.rig_cost * newly
                move = programme.variable(-cost)
                leaving[move] = -1
                after = on if rig is None else rig
                arriving.setdefault((goal, now, after), {})[move] = 1
                to_goal.setdefault((goal, rig), {})[move] = -1
                tens = model.change_tens[place, goal] + (model.rig_tens[rig] if newly else 0)
                row_moves.append((tens, move))
            source = 1 if number == 0 else 0
            programme.between(-source, incoming | leaving, -source)
        for goal, rig in goals:
            chosen = {
                take: 1.0
                for take, entry in zip(row_takes, row.entries, strict=True)
                if (entry.place, entry.rig) == (goal, rig)
            }
            programme.between(0, chosen | to_goal.get((goal, rig), {}), 0)
        here = arriving
        moves.append(row_moves)
    return moves


def _pay_drift(programme: _Programme, model: Model, spent: dict[int, float], target: int) -> None:
    drift = programme.variable(-model.drift_cost, highspy.kHighsInf)
    negative = {variable: -tens for variable, tens in spent.items()}
    programme.between(-target, {**negative, drift: 1}, highspy.kHighsInf)
    programme.between(target, {**spent, drift: 1}, highspy.kHighsInf)


def _pay_end(programme: _Programme, model: Model, spent: dict[int, float]) -> int:
    """The cost of ending when one does: above every line through two neighbours.

    Returns the lowest cost, which is no part of the programme's value.
    """
    costs = model.end_costs[: model.length + 1]
    slopes = [after - before for before, after in pairwise(costs)]
    assert slopes == sorted(slopes), "the lines describe it only where it is convex"
    cost = programme.variable(-1, highspy.kHighsInf)
    lowest = min(costs)
    for used, slope in enumerate(slopes):
        if used == 0 or slopes[used - 1] != slope:
            terms: dict[int, Any] = {variable: -slope * tens for variable, tens in spent.items()}
            above = costs[used] - used * slope - lowest
            programme.between(above, {**terms, cost: 1}, highspy.kHighsInf)
    return -lowest
