"""How the pages read: measures of their prose, and the gates that they pass."""
