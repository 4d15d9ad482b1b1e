package io.rec.domain.probability;

/**
 * Where a question falls between the nodes: bilinear, so it is continuous and exact on nodes. The
 * original draws arbitrary triangles and differs by up to a quarter of the cell's twist.
 */
record Cell(int node, double minutePart, double thresholdPart) {

  /** The cell of a time left, held within 1 to 60 minutes, and a move, held within 2 %. */
  static Cell at(double seconds, double movePercent) {
    var minutes = Math.clamp(seconds, 60, 3600) / 60;
    var minute = Math.min((int) minutes, Grid.MINUTES - 1);
    var move = Math.min(movePercent, Grid.LARGEST_MOVE);
    var threshold = Grid.cell(move);
    var low = Grid.threshold(threshold);
    var width = Grid.threshold(threshold + 1) - low;
    return new Cell(Grid.node(minute, threshold), minutes - minute, (move - low) / width);
  }

  double of(double[] values) {
    var near = mix(values[node], values[node + 1]);
    var far = mix(values[node + Grid.THRESHOLDS], values[node + Grid.THRESHOLDS + 1]);
    return near + (far - near) * minutePart;
  }

  private double mix(double low, double high) {
    return low + (high - low) * thresholdPart;
  }
}
