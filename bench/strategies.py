"""What strategies earn under the rules of scoring on cases and keys drawn at random, and how fast."""

import time

from ipnb.formulation.simulated_respondents import simulate

RUNS = 1500


def main() -> None:
    """Print one row a strategy: mean, spread and 99th percentile of the total skill (0 to 1)."""
    started = time.perf_counter()
    rows = simulate(RUNS)
    seconds = time.perf_counter() - started
    print(
        f"Strategies on {RUNS} drawn cases (57 nominal items, two sets; a third with a second answer at half)"
    )
    print(f"  {'strategy':16} {'mean':>6} {'sd':>6} {'99 %':>6}")
    for row in rows:
        print(f"  {row['strategy']:16} {row['mean']:6.3f} {row['sd']:6.3f} {row['tail']:6.3f}")
    print(
        f"  {1000 * seconds / (RUNS * len(rows)):.2f} ms a submission, drawing and answering included"
    )


if __name__ == "__main__":
    main()
