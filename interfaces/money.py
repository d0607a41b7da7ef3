"""Amounts of the contract in words."""

from __future__ import annotations

from assistant.contract import Amount
from interfaces.words import Words


def amount_value(amount: Amount, words: Words) -> str:
    """The amount converted to plain figures with its limiting word, e.g. ``at most CNY 2,000,000``."""
    limit = words(f"limit.{amount.limit}")
    if amount.limit == "range" and amount.min is not None and amount.max is not None:
        return f"{limit} {_money(f'{_figure(amount.min)}–{_figure(amount.max)}', amount, words)}"
    if amount.value is None:
        return limit
    if amount.limit == "rate":
        return f"{limit} {amount.value * 100:g}%"
    return f"{limit} {_money(_figure(amount.value), amount, words)}"


def _money(figure: str, amount: Amount, words: Words) -> str:
    currency = amount.currency or ""
    return words.get(f"currency.{currency}", f"{currency} {{figure}}").format(figure=figure).strip()


def _figure(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}"
