"""The forms of the bidang: laid out, issued, filled by people, received and read."""
