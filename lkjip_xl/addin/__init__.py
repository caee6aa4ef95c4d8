"""The Excel add-in: built from sources, installed for one user, looked after by a doctor."""
