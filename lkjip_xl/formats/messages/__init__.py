"""Ready messages to the units: e-mail drafts and texts."""
