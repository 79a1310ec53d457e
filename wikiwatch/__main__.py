"""`python -m wikiwatch`."""

from wikiwatch.cli import main

if __name__ == "__main__":
    main()
