"""Sentences made from figures, in formal Indonesian: indicators, sasaran, the conclusion."""
