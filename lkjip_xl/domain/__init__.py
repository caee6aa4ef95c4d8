"""Ground floor: the rules of the field, with the standard library only (no files, no clock)."""
