"""Drawing sheets of new workbooks: look, tables, charts, row heights."""
