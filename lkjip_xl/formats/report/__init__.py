"""The Word LKjIP: its fields, rows and charts, and the finished document."""
