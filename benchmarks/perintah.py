"""`python -m benchmarks.perintah ...`: the command line of the product, as a module to be started."""

from lkjip_xl.door import main

if __name__ == "__main__":
    main()
