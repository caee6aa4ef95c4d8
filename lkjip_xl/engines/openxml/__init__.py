"""Workbooks in the Office Open XML format: read within bounds, edited part by part."""
