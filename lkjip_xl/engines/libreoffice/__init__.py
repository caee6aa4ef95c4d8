"""LibreOffice as an xlwings engine, through its UNO bridge: the live test bench of the gate."""
