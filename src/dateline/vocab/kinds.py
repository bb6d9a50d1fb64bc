"""The kinds of happening that a claim can be about, and what each means for control and for matching.

The kinds themselves are data: ``vocab/event_kinds.yaml``, one entry per kind, checked here when it is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from dateline.vocab.load import fail, load_mapping, only_keys, optional_str, require_list, require_mapping, require_str

_FILE: Final = "event_kinds.yaml"
_KEYS: Final = frozenset(
    "label definition family roles control_effect instant opposite not_this acled acled_state plover since".split()
)
FAMILIES: Final = ("territory", "fighting", "remote", "civilians", "strategic", "humanitarian", "political")
"""Groups of kinds, in the order of the design; two claims of different families rarely tell one happening."""
CONTROL_EFFECTS: Final = ("gain", "hold", "loss", "presence", "contest", "none")
"""What a kind says about who holds its place. Only the first three change a holder (design, domain rule 4)."""
ROLES: Final = ("actor", "target", "place", "instrument")
"""Who did it, to whom, where, with what."""

# Exact strings of the ACLED codebook, 2023 and later: https://acleddata.com/knowledge-base/codebook/
ACLED_SUB_EVENT_TYPES: Final = frozenset(
    {
        *("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
        *("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
        *("Violent demonstration", "Mob violence"),
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
        *("Sexual violence", "Attack", "Abduction/forced disappearance"),
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use"),
        *("Headquarters or base established", "Looting/property destruction"),
        *("Non-violent transfer of territory", "Other"),
    }
)
"""The only values that an ACLED file may hold as ``sub_event_type``."""

# Events and modes of the PLOVER manual v2.0: https://github.com/openeventdata/PLOVER
PLOVER_MODES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "AGREE": frozenset(),
        "CONSULT": frozenset("visit third-party multilateral phone".split()),
        "SUPPORT": frozenset(),
        "CONCEDE": frozenset(),
        "COOPERATE": frozenset(),
        "AID": frozenset("economic military humanitarian asylum".split()),
        "RETREAT": frozenset("withdraw release return disarm ceasefire access resign".split()),
        "REQUEST": frozenset("assist change yield meet".split()),
        "ACCUSE": frozenset(),
        "REJECT": frozenset("assist change yield meet".split()),
        "THREATEN": frozenset("restrict ban arrest relations expel territory violence".split()),
        "PROTEST": frozenset("demo riot boycott obstruct".split()),
        "SANCTION": frozenset("convict cancel expel withdraw".split()),
        "MOBILIZE": frozenset("troops weapons police".split()),
        "COERCE": frozenset("restrict ban censor curfew martial-law arrest deport withhold".split()),
        "ASSAULT": frozenset(
            "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
            "heavy-weapons crowd-control unconventional".split()
        ),
    }
)
"""The events of PLOVER and the modes that this vocabulary may use with each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """How PLOVER codes a kind: its event category and, where one of its modes fits, the mode."""

    event: str
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """One kind of happening; the comments at the head of ``event_kinds.yaml`` say what each field means."""

    id: str
    label: str
    definition: str
    family: str
    roles: Mapping[str, str]
    control_effect: str
    instant: bool
    opposite: tuple[str, ...]
    not_this: tuple[str, ...]
    acled: str | None
    acled_state: str | None
    plover: Plover | None
    since: str

    def requires(self, role: str) -> bool:
        """Tell whether a claim of this kind is only fully told with this role."""
        return self.roles.get(role) == "required"

    def allows(self, role: str) -> bool:
        """Tell whether this role has a meaning for this kind."""
        return role in self.roles

    def acled_for(self, actor_type: str | None) -> str | None:
        """Give the ACLED sub-event type; ACLED tells the taking of a place apart by who took it."""
        return self.acled_state if self.acled_state and actor_type == "state_forces" else self.acled


@cache
def event_kinds() -> Mapping[str, EventKind]:
    """Give all kinds by id, in the order of the file; read once.

    Raises VocabularyError, naming the kind and the field, when the file breaks its own rules.
    """
    return read_kinds(load_mapping(_FILE))


def read_kinds(raw: Mapping[str, object]) -> Mapping[str, EventKind]:
    """Check entries as ``event_kinds.yaml`` holds them and turn them into kinds. Raises VocabularyError."""
    kinds = {key: _kind(key, require_mapping(entry, _FILE, key)) for key, entry in raw.items()}
    for kind in kinds.values():
        for other in kind.opposite:
            if other not in kinds:
                fail(_FILE, f"{kind.id}.opposite", f"{other!r} is no kind; known: {', '.join(kinds)}")
            if kind.id not in kinds[other].opposite:
                fail(_FILE, f"{kind.id}.opposite", f"names {other!r}, which does not name {kind.id!r} back")
    return MappingProxyType(kinds)


def _kind(key: str, entry: Mapping[str, object]) -> EventKind:
    only_keys(entry, _KEYS, _FILE, key)
    if not isinstance(instant := entry.get("instant"), bool):
        fail(_FILE, f"{key}.instant", "must be true or false")
    opposite = require_list(entry, "opposite", _FILE, key)
    if key in opposite:
        fail(_FILE, f"{key}.opposite", "a kind can't be its own opposite")
    return EventKind(
        id=key,
        label=require_str(entry, "label", _FILE, key),
        definition=require_str(entry, "definition", _FILE, key),
        family=_one_of(FAMILIES, require_str(entry, "family", _FILE, key), f"{key}.family"),
        roles=_roles(key, entry),
        control_effect=_one_of(
            CONTROL_EFFECTS, require_str(entry, "control_effect", _FILE, key), f"{key}.control_effect"
        ),
        instant=instant,
        opposite=opposite,
        not_this=require_list(entry, "not_this", _FILE, key),
        acled=_acled(entry, "acled", key),
        acled_state=_acled(entry, "acled_state", key),
        plover=_plover(key, entry.get("plover")),
        since=require_str(entry, "since", _FILE, key),
    )


def _one_of(allowed: tuple[str, ...], value: str, key: str) -> str:
    if value not in allowed:
        fail(_FILE, key, f"{value!r} is not one of {', '.join(allowed)}")
    return value


def _roles(key: str, entry: Mapping[str, object]) -> Mapping[str, str]:
    roles = require_mapping(entry.get("roles"), _FILE, f"{key}.roles")
    read: dict[str, str] = {}
    for role in roles:
        _one_of(ROLES, role, f"{key}.roles")
        need = require_str(roles, role, _FILE, f"{key}.roles")
        read[role] = _one_of(("required", "optional"), need, f"{key}.roles.{role}")
    return MappingProxyType(read)


def _acled(entry: Mapping[str, object], field: str, key: str) -> str | None:
    value = optional_str(entry, field, _FILE, key)
    if value is not None and value not in ACLED_SUB_EVENT_TYPES:
        fail(_FILE, f"{key}.{field}", f"{value!r} is no sub-event type of the ACLED codebook")
    return value


def _plover(key: str, value: object) -> Plover | None:
    if value is None:
        return None
    entry = require_mapping(value, _FILE, f"{key}.plover")
    only_keys(entry, frozenset({"event", "mode"}), _FILE, f"{key}.plover")
    event = _one_of(tuple(PLOVER_MODES), require_str(entry, "event", _FILE, f"{key}.plover"), f"{key}.plover.event")
    mode = optional_str(entry, "mode", _FILE, f"{key}.plover")
    if mode is not None:
        _one_of(tuple(sorted(PLOVER_MODES[event])), mode, f"{key}.plover.mode")
    return Plover(event=event, mode=mode)
