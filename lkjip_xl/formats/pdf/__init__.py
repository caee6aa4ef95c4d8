"""Word files and workbooks as PDF, by Word or LibreOffice."""
