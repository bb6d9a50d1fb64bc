"""Whole model objects to JSON text and back, for the store: nothing is lost and nothing is coerced."""

from typing import TYPE_CHECKING, Any, TypeVar, cast

from dateline.errors import StoreError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


_adapters: "dict[type, TypeAdapter[Any]]" = {}


def _adapter(kind: type) -> "TypeAdapter[Any]":
    # Here and not above: pydantic costs a tenth of a second that commands which load nothing should not pay.
    from pydantic import TypeAdapter  # noqa: PLC0415

    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def pack(item: object) -> str:
    """Write a model object (a dataclass of ``dateline.model``) as one line of JSON.

    Raises StoreError for text that is no valid Unicode (a lone surrogate), which no database can hold.
    """
    from pydantic_core import PydanticSerializationError  # noqa: PLC0415 (as above)

    try:
        return _adapter(type(item)).dump_json(item).decode()
    except PydanticSerializationError as error:
        msg = f"{type(item).__name__} {getattr(item, 'id', '')} holds text that is no valid Unicode: {error}"
        raise StoreError(msg) from None


def unpack(kind: type[T], packed: str | bytes) -> T:
    """Read back what `pack` wrote. Strict: a wrong type or an unknown key is refused with StoreError.

    Keys that a later version added may be missing: they take their defaults, so old records stay readable.
    """
    from pydantic import ValidationError  # noqa: PLC0415 (as above)

    try:
        return cast("T", _adapter(kind).validate_json(packed, strict=True, extra="forbid"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        msg = f"a stored {kind.__name__} can't be read: {where or 'top level'}: {first['msg']}; was it edited by hand?"
        raise StoreError(msg) from None


def unpack_plain(packed: str | bytes) -> dict[str, Any]:
    """Read what `pack` wrote as a JSON object, unchecked: for reading many where no model object is needed."""
    from pydantic_core import from_json  # noqa: PLC0415 (as above)

    return cast("dict[str, Any]", from_json(packed))
