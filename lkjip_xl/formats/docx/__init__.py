"""Word files that exist: the gate for foreign ones, their text, charts and remarks, filling and proving a template."""
