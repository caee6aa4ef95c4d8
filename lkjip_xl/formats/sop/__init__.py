"""An SOP as TOML and as a workbook that people fill in."""
