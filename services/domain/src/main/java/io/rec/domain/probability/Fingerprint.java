package io.rec.domain.probability;

/**
 * How often, in percent, the price had moved up or down by at least a threshold some minutes later.
 * Complete and immutable.
 */
public final class Fingerprint {
  private final double[] up;
  private final double[] down;

  /** Takes the arrays over; nobody else may keep them. */
  Fingerprint(double[] up, double[] down) {
    if (up.length != Grid.NODES || down.length != Grid.NODES) {
      throw new IllegalArgumentException(
          "%d and %d values for %d nodes".formatted(up.length, down.length, Grid.NODES));
    }
    this.up = up;
    this.down = down;
  }

  /** The share of moves up to the threshold or beyond, at a node. */
  public double up(int minute, int threshold) {
    return up[Grid.node(minute, threshold)];
  }

  /** The share of moves down to the threshold or beyond, at a node. */
  public double down(int minute, int threshold) {
    return down[Grid.node(minute, threshold)];
  }

  double up(Cell cell) {
    return cell.of(up);
  }

  double down(Cell cell) {
    return cell.of(down);
  }
}
