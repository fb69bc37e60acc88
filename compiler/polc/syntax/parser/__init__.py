"""Reading text by the tables of the grammar."""
