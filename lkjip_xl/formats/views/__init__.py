"""The master's tables that mirror the journal: written, kept beside it, brought up to date."""
