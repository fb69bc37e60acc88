"""What a policy under the law of a member state can break, and what that law leaves alone."""

from __future__ import annotations

COUNTED = """
cookies audience { kind audience   consent exempt   does audience-measurement   placed by host
                   data browsing   recipients host   lifetime at most 13 months
                   keep 25 months after collection, then delete }
"""
CALLS = """
data phone-number { title en "telephone number" fr "numéro de téléphone"   includes phone   from person
                    optional for calls }
purpose calls { title en "Calls about our lamps" fr "Appels sur nos lampes"   kind telephone-marketing by phone
                activity en "offers of lamps that we make" fr "offres de lampes que nous fabriquons"
                BASIS
                subjects prospect   data phone-number   recipients none
                opt-out contact-form reasons none   keep 1 year after last-contact, then delete }
right objection { applies-to basis legitimate-interest   reasons situation   unless compelling-grounds
                  case { applies-to purposes newsletter, calls   reasons none
                         through unsubscribe-link, contact-form } }
"""
INTEREST = 'basis legitimate-interest interest en "selling lamps" fr "vendre des lampes"'
CONSENT = "basis consent asked sign-up-form withdrawn contact-form"
CALLS_UNASKED = CALLS.replace("BASIS", INTEREST)
CALLS_WANTED = CALLS.replace("BASIS", CONSENT)
BROWSER = """
channel browser-settings { kind widget   title en "settings of the browser" fr "paramètres du navigateur"
                           offers accept, refuse, withdraw }
cookies audience { kind audience   consent required asked browser-settings withdrawn cookie-manager
                   does audience-measurement   placed by host   data browsing   recipients host
                   lifetime at most 13 months   choice kept 6 months   keep 25 months after collection, then delete }
"""
ADVERTISING = "cookies advertising { kind advertising   consent exempt   lifetime at most 6 months }"
SHORT = "retention invoices { covers purposes invoicing   keep archived 3 years after financial-year-end, then delete }"
MAIL = (
    'purpose newsletter { title en "Newsletter" fr "Lettre"   kind newsletter by email'
    f"   {INTEREST}   subjects client, prospect   data contact   recipients mailer"
    "   opt-out unsubscribe-link reasons none }"
)
OTHERS = "authority cnil\nright complaint { through authority cnil }"
NO_COMPLAINT = (
    "# without right complaint\n"
    "rights { offer access, rectification, erasure, restriction, portability, objection, withdraw-consent"
    "   through contact-form, post   reply within 1 month extended 2 months   fee none }"
)
NO_BASIS = (
    'purpose orders { title en "Orders" fr "Commandes"   kind order-handling   subjects client'
    "   data identity, contact, order-data   recipients host, carrier }"
)
INDIA = (
    '# without transfer\nrecipient carrier { name "Colis"   role processor   does delivery'
    "   receives identity, contact   located IN   under-contract }"
)
NO_PERIOD = "# without retention clients"
FOREVER = "retention clients { covers purposes orders   keep indefinitely }"
NO_REACH = 'controller shop { name "Lantern"   legal-name "Lantern"   kind company   country COUNTRY }'


def child(years: int) -> str:
    """A service for children whose own consent is enough from an age."""
    return (
        f'subject player {{ title en "players" fr "joueurs"   below {years} consent of parent }}\n'
        'purpose chat { title en "Messages between friends" fr "Messages entre amis"   kind community'
        "   basis consent asked sign-up-form withdrawn contact-form   subjects player   data contact   recipients host"
        "   keep 3 months after publication, then delete }"
    )
