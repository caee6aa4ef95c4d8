"""The master workbook: built blank, filled with views of the journal, read back."""
