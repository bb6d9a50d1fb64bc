"""Turns the words of claims into actors, places, times and speakers, each with a reason."""

from dateline.resolve.facade import RESOLVER, Resolver

__all__ = ["RESOLVER", "Resolver"]
