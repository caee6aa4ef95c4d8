"""The office's own Word templates: their fields, tags and faults."""
