"""Second floor: one module per action of the procedure."""
