"""``python -m guicheng``: the command line where the script is not on the path."""

from guicheng.cli import main

if __name__ == "__main__":
    main()
