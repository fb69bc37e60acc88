"""The table of mutations: every kind of change, in the order of its subjects."""

from __future__ import annotations

from tests.mutations import on_flows, on_information, on_marketing, on_purposes, on_sentences, on_words
from tests.mutations.change import Kind

TABLE: tuple[Kind, ...] = (
    *on_information.WHO, *on_information.SOURCES, *on_information.RIGHTS, *on_information.VERSIONS,
    *on_information.SECURITY, *on_information.STRUCTURE,
    *on_purposes.BASES, *on_purposes.RETENTION, *on_purposes.SPECIAL,
    *on_marketing.CAMPAIGNS, *on_marketing.TELEPHONE,
    *on_flows.RECIPIENTS, *on_flows.TRANSFERS, *on_flows.COOKIES, *on_flows.MACHINES,
    *on_words.PROMISES, *on_words.TRANSLATIONS, *on_words.CLARITY, *on_sentences.ASSERTIONS,
)  # fmt: skip
