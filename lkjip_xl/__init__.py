"""Otomasi penyusunan LKjIP: dari SOP dan formulir Excel ke dokumen Word."""

__version__ = "0.2.0"
