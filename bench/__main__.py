"""Run every measurement one after the other; each prints what it measured and how."""

import importlib
import pkgutil

import bench


def main() -> None:
    """Call `main()` of every module of this folder that has one, in order of name."""
    for module in sorted(info.name for info in pkgutil.iter_modules(bench.__path__)):
        if module.startswith("_"):
            continue
        measured = importlib.import_module(f"bench.{module}")
        if hasattr(measured, "main"):
            print(f"\n== {module}: {(measured.__doc__ or '').strip().splitlines()[0]}", flush=True)
            measured.main()


if __name__ == "__main__":
    main()
