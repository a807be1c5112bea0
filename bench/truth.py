"""How often the audit is right about shops whose truth is known (合成数据, synthetic).

Run `python -m bench.truth --quick` (development seeds, two minutes) or see `--help`.
"""

from zhendan_synth.scoring.face import truth


def main() -> None:
    """The quick profile on development seeds."""
    truth(["--quick"], standalone_mode=False)


if __name__ == "__main__":
    truth()
