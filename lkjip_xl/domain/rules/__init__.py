"""The rules of the field for the master, for returned forms and for the result."""
