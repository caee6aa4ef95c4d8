"""Drafts of the report: their identity, what changed, what reviewers say, the last look, the final document."""
