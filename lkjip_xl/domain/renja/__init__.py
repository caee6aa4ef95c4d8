"""The "Evaluasi Hasil Renja" workbook: its values, its structure, and the audit of its figures."""
