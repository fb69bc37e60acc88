"""The page of polc's studio, as files: `polc studio` shows them. `python studio/build.py` makes them."""
