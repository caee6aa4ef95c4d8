"""First floor: each kind of file, once."""
