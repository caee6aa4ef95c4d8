"""What every official paper says, and the paper in Word."""
