"""A policy that is complete and short, for tests to which it makes no difference what a policy says."""

from __future__ import annotations

HEADER = 'version "1"   effective 2026-09-01'
"""The version and its first day, as SHOP states them."""
SHOP = f"""
policy demo {{
  title en "Privacy policy" fr "Politique de confidentialité"
  scope https://shop.example.org   audience website-user
  languages en, fr   law eu, france
  {HEADER}   changes before-effect, new-purpose notice email
  made by shop   voice we
}}
controller shop {{
  name "Lantern"   legal-name "Lantern SAS"   kind company   country FR
  reach at https://shop.example.org/contact, email privacy@shop.example.org
}}
subject prospect {{ title en "newsletter readers" fr "lecteurs de la lettre d’information" }}
data contact {{
  title en "contact details" fr "coordonnées"   includes email   from person
  mandatory for newsletter otherwise en "there is no newsletter" fr "il n’y a pas de lettre d’information"
}}
recipient mailer {{
  name "Courrier Clair"   role processor   does newsletter-sending   receives contact   located FR   under-contract
}}
purpose newsletter {{
  title en "Newsletter" fr "Lettre d’information"   kind order-handling   basis contract
  subjects prospect   data contact   recipients mailer
}}
retention prospects {{ covers purposes newsletter   keep 3 years after last-contact, then delete }}
rights {{
  offer access, rectification, erasure, restriction, portability, complaint, post-mortem
  through email   reply within 1 month extended 2 months   fee none
}}
right complaint {{ through authority cnil }}
authority cnil
decisions none
transfer none
measure encryption {{ against disclosure, unauthorised-access   does encryption-in-transit   data contact }}
"""
"""A site is built of it in a third of the time that the skeleton takes."""
