"""Pages to a static site. Only `builder` knows MkDocs and the file system."""
