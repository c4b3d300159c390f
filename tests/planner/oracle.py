"""An independent planner: the whole request as one integer programme, solved by HiGHS.

It shares nothing with `kneecli.planner` but the records and the weights of the objective:
who may be in, which doses there are, how long they take, what they are worth and how
they may follow each other are worked out again here, from what is documented of them.

One binary says whether a slot takes an option. A flow of one unit through places and
before, on and after the floor prices the changes of place.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

import highspy

from kneecli.planner import objective as points_for
from kneecli.planner.request import LEVELS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from kneecli.catalog.blueprint import Blueprint, PhasePlan, Slot
    from kneecli.catalog.catalog import Catalog
    from kneecli.catalog.exercise import Dose, Exercise
    from kneecli.planner.problem import Choice, Problem
    from kneecli.planner.request import Request

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
    carefree = request.replace(avoid=())
    healthy = [drill for drill in catalog.exercises.values() if allowed(catalog, carefree, drill)]
    rows = []
    for phase, slot, target in _timetable(catalog, blueprint, request):
        required = slot.required_from is not None and request.minutes >= slot.required_from
        serving = [drill for drill in fit if suits(drill, phase, slot)]
        waived = not serving and any(suits(drill, phase, slot) for drill in healthy)
        entries = [entry for drill in serving for entry in _entries(catalog, request, slot, drill)]
        rows.append(Row(entries, required and not waived, target))
    groups = {muscle.group for muscle in catalog.muscles.values()}
    length = request.minutes * 6
    margin = ceil(length * points_for.MARGIN_PERCENT / 100)
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
        rewards={("group", group): points_for.NEW_MUSCLE_GROUP for group in groups}
        | {("first use", item): points_for.FIRST_USE for item in request.equipment},
        change_cost=points_for.CHANGE_OF_PLACE,
        drift_cost=points_for.DRIFT,
        end_costs=[
            points_for.UNUSED * (length - used)
            + points_for.UNUSED_BEYOND_MARGIN * max(0, margin - used)
            for used in range(length + 1)
        ],
        musts=frozenset(request.include),
        least=1,  # nothing to do is no routine
    )


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
        drift_cost=problem.drift_cost,
        end_costs=problem.end_costs,
    )


def entry_of(choice: Choice) -> Entry:
    """A choice of the search as an entry; bits are numbers of rewards."""
    return Entry(
        value=choice.value,
        tens=choice.units,
        place=choice.place,
        family=choice.family if choice.family >= 0 else None,
        rewards=frozenset(
            bit for bit in range(choice.rewards.bit_length()) if choice.rewards & 2**bit
        ),
    )


def worth(model: Model, way: Sequence[Entry | None]) -> int | None:
    """What a way through the rows is worth, None where it breaks a rule."""
    value, time, place, visits = 0, 0, model.start, 0
    earned: set[Hashable] = set()
    for row, entry in zip(model.rows, way, strict=True):
        if entry is not None:
            value += entry.value - model.change_cost * (entry.place != place)
            time += entry.tens + model.change_tens[place, entry.place]
            visits += place != entry.place == model.floor
            place = entry.place
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
    return not (
        drill.id in request.exclude
        or LEVELS.index(drill.level) > LEVELS.index(request.level)
        or not _kits(drill, _at_hand(blueprint, request))
        or all(set(props) & set(request.without) for props in drill.props)
        or any(
            effect == "avoid"
            for condition in request.avoid
            for effect, _ in findings.get(condition, ())
        )
        or (blueprint.floor == "never" and _place(drill) == "floor")
        or (blueprint.barefoot and drill.footwear == "shoes")
    )


def _at_hand(blueprint: Blueprint, request: Request) -> set[str]:
    return set() if blueprint.body_weight_only else set(request.equipment)


def _kits(drill: Exercise, owned: set[str]) -> list[set[str]]:
    return [set(items) for items in drill.equipment if set(items) <= owned]


def _place(drill: Exercise) -> str:
    return PLACE_OF.get(drill.demands.positions[0], "floor")


def suits(drill: Exercise, phase: str, slot: Slot) -> bool:
    """Whether a drill belongs to the phase and meets every wish of the slot."""
    wants, demands = slot.serves, drill.demands
    wishes = (
        (wants.patterns, {drill.pattern}),
        (wants.muscles, set(drill.muscles.primary)),
        (wants.joints, set(drill.joints)),
        (wants.weight_bearing, {demands.weight_bearing}),
        (wants.balance, {demands.balance}),
    )
    return phase in drill.phases and all(set(want) & has for want, has in wishes if want)


# The timetable


def _timetable(
    catalog: Catalog, blueprint: Blueprint, request: Request
) -> Iterator[tuple[str, Slot, int | None]]:
    """Each phase and slot, with the tens of seconds passed at the end of a phase."""
    skipped = {p for name in request.avoid for p in catalog.conditions[name].skip_phases}
    shares = {plan.phase: _seconds(plan, request.minutes) for plan in blueprint.phases}
    given = sum(shares.values())
    if "activate" in shares:
        shares["activate"] += sum((shares[p] for p in skipped & shares.keys()), Fraction(0))
    else:
        given -= sum(shares[phase] for phase in skipped & shares.keys())
    passed = Fraction(0)
    for plan in blueprint.phases:
        if plan.phase in skipped:
            continue
        passed += shares[plan.phase]
        slots = [slot for slot in plan.slots if request.minutes >= slot.from_minutes]
        for slot in slots:
            target = int((passed * request.minutes * 6 / given + Fraction(1, 2)) // 1)
            yield plan.phase, slot, target if slot == slots[-1] else None


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


def _entries(catalog: Catalog, request: Request, slot: Slot, drill: Exercise) -> Iterator[Entry]:
    blueprint = catalog.blueprints[request.blueprint]
    groups = {("group", catalog.muscles[muscle].group) for muscle in drill.muscles.primary}
    for kit in _kits(drill, _at_hand(blueprint, request)):
        setup = sum(catalog.equipment[item].setup_seconds for item in kit)
        extras = _extras(catalog, request, drill)
        if kit & set(request.equipment):
            extras += points_for.WANTED_EQUIPMENT
        for sets, each in _doses(drill.dose):
            seconds = setup + _seconds_of_work(drill.dose, sets, each)
            yield Entry(
                value=_service(slot, drill, kit, sets, each) + extras,
                tens=ceil(seconds / 10),
                place=_place(drill),
                family=drill.family,
                rewards=frozenset(groups | {("first use", item) for item in kit}),
                name=drill.id,
                kit=frozenset(kit),
                amount=(sets, each),
            )


def _doses(dose: Dose) -> Iterator[tuple[int, int]]:
    """Sets, and repetitions or seconds in each, that a drill is offered in."""
    once = dose.duration or dose.reps
    assert once is not None
    offered = {once.least, once.usual, once.most}
    if dose.duration:
        offered |= {whole for whole in range(0, once.most, 30) if whole >= once.least}
    for sets in range(dose.sets.least, dose.sets.most + 1):
        for each in offered:
            yield sets, each


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


def _service(slot: Slot, drill: Exercise, kit: set[str], sets: int, each: int) -> int:
    """The slot's weight times the evidence, and the article's bonus; less for a short dose."""
    supporting = [claim for claim in drill.evidence if not claim.against]
    measured = [
        points_for.SERVICE_BY_BAND[claim.band]
        for claim in supporting
        if claim.band is not None and claim.muscle in slot.serves.muscles
    ]
    unmeasured = points_for.SERVICE_SOURCED if supporting else points_for.SERVICE_UNPROVEN
    full = slot.weight * max(measured, default=unmeasured)
    if kit in [set(article.equipment) for article in drill.articles]:
        full += points_for.ARTICLE_EQUIPMENT if kit else points_for.ARTICLE_BODY_WEIGHT
    usual = drill.dose.duration or drill.dose.reps
    assert usual is not None
    usual_volume = drill.dose.sets.usual * usual.usual
    volume = min(sets, drill.dose.sets.usual) * min(each, usual.usual)
    floor = points_for.SMALLEST_DOSE_PERCENT
    return full * (floor + (100 - floor) * volume // usual_volume) // 100


def _extras(catalog: Catalog, request: Request, drill: Exercise) -> int:
    below = LEVELS.index(request.level) - LEVELS.index(drill.level)
    points = points_for.BELOW_LEVEL * below + points_for.IMPACT[drill.demands.impact]
    findings = catalog.rule_findings[drill.id]
    if any(effect == "caution" for name in request.avoid for effect, _ in findings.get(name, ())):
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
        spent |= {move: model.change_tens[way] for way, move in row_moves if way is not None}
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
) -> list[list[tuple[tuple[Hashable, Hashable] | None, int]]]:
    """Where one is after each slot: for each slot the ways from place to place, None for staying.

    The flow is whole by itself, because the entries taken leave it only one way.
    """
    here: dict[tuple[Hashable, str], dict[int, float]] = {(model.start, BEFORE): {}}
    moves = []
    for number, (row, row_takes) in enumerate(zip(model.rows, takes, strict=True)):
        arriving: dict[tuple[Hashable, str], dict[int, float]] = {}
        row_moves: list[tuple[tuple[Hashable, Hashable] | None, int]] = []
        to_place: dict[Hashable, dict[int, float]] = {}
        for (place, floor), incoming in here.items():
            leaving: dict[int, float] = {}
            if not row.required:
                stay = programme.variable()
                leaving[stay] = -1
                arriving.setdefault((place, floor), {})[stay] = 1
                row_moves.append((None, stay))
            for goal in {entry.place for entry in row.entries}:
                if goal == model.floor and floor == AFTER and model.floor_once:
                    continue
                now = ON if goal == model.floor else BEFORE if floor == BEFORE else AFTER
                move = programme.variable(-model.change_cost if goal != place else 0)
                leaving[move] = -1
                arriving.setdefault((goal, now), {})[move] = 1
                to_place.setdefault(goal, {})[move] = -1
                row_moves.append(((place, goal), move))
            source = 1 if number == 0 else 0
            programme.between(-source, incoming | leaving, -source)
        for goal in {entry.place for entry in row.entries}:
            chosen = {
                take: 1.0
                for take, entry in zip(row_takes, row.entries, strict=True)
                if entry.place == goal
            }
            programme.between(0, chosen | to_place.get(goal, {}), 0)
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
