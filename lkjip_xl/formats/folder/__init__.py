"""The folder of a year: atomic files, lock, journal, backups, what is kept, the archive."""
