"""A declared transfer says nothing that its recipient says already."""

from __future__ import annotations

from polc.export.declaration_text import words_at
from polc.notice.notice import notice_of
from tests.publish.pages import parsed, policy_of

POLICY = """
policy p { title "P" languages en, fr voice we }
channel form { kind web-form title en "contact form" fr "formulaire de contact" }
recipient host { name "Acme Inc." role processor located US safeguard scc copy form }
data mail { title en "e-mail address" fr "adresse électronique" from person }
purpose order { title en "Orders" fr "Commandes" basis contract data mail }
transfer to-host { outside EEA located US to host purposes order data mail safeguard scc copy form }
"""


def told(text: str) -> str:
    """What the page says of the transfer, spaces plain."""
    return " ".join(words_at(notice_of(policy_of(parsed(text)), "en"), "transfer-to-host")).replace("\u00a0", " ")


def test_safeguard_and_copy_that_recipient_states_are_told_there() -> None:
    assert "contractual clauses" not in told(POLICY)
    assert "copy" not in told(POLICY)


def test_safeguard_that_the_recipient_does_not_state_is_told() -> None:
    assert "binding corporate rules" in told(POLICY.replace("data mail safeguard scc", "data mail safeguard bcr"))


def test_copy_that_the_recipient_does_not_offer_is_told() -> None:
    assert "copy" in told(POLICY.replace("safeguard scc copy form }\ndata", "safeguard scc }\ndata"))
