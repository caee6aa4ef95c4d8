"""The Excel add-in: build, install, doctor."""
