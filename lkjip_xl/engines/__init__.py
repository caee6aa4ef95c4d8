"""xlwings engines that know nothing of LKjIP."""
