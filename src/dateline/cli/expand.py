"""Options shared by several commands, written once."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_type_hints


def expand(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take groups of options as dataclasses; Typer sees one option per field.

    Every parameter annotated with a dataclass is replaced by its fields, whose ``Annotated`` types carry the option;
    when the command is called the dataclass is put together again.
    """
    signature = inspect.signature(command)
    annotations = {name: it.annotation for name, it in signature.parameters.items()}
    groups = {name: it for name, it in annotations.items() if isinstance(it, type) and is_dataclass(it)}
    parameters = [it for name, it in signature.parameters.items() if name not in groups]
    for group in groups.values():
        hints = get_type_hints(group, include_extras=True)
        parameters += [_parameter(field, hints[field.name]) for field in fields(group)]

    @functools.wraps(command)
    def call(**values: Any) -> None:  # noqa: ANN401 (whatever types the options have)
        for name, group in groups.items():
            values[name] = group(**{field.name: values.pop(field.name) for field in fields(group)})
        command(**values)

    call.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return call


def _parameter(field: "Field[Any]", annotation: object) -> inspect.Parameter:
    default = inspect.Parameter.empty if field.default is MISSING else field.default
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
