"""Renja workbooks of any office, read by the meaning of their headings."""
