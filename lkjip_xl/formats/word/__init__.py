"""Pieces of a Word document that the program builds: tables, captions, fields, charts, lists of contents."""
