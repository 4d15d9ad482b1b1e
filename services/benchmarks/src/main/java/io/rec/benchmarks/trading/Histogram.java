package io.rec.benchmarks.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A histogram as a service shows it to Prometheus: counts up to rising bounds. */
record Histogram(List<Bucket> buckets) {

  record Bucket(double bound, long upTo) {}

  Histogram {
    buckets = List.copyOf(buckets);
  }

  static Histogram of(String exposition, String name) {
    var line = Pattern.compile(name + "_bucket\\{.*?le=\"([^\"]+)\".*?} ([0-9.eE+]+)");
    var found = new ArrayList<Bucket>();
    var lines = line.matcher(exposition);
    while (lines.find()) {
      var bound =
          lines.group(1).equals("+Inf")
              ? Double.POSITIVE_INFINITY
              : Double.parseDouble(lines.group(1));
      found.add(new Bucket(bound, (long) Double.parseDouble(lines.group(2))));
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("there is no histogram " + name);
    }
    return new Histogram(found);
  }

  long count() {
    return buckets.getLast().upTo();
  }

  /** Within its bucket a value is taken to be anywhere with the same likelihood. */
  double quantile(double part) {
    var wanted = part * count();
    var below = new Bucket(0, 0);
    for (var bucket : buckets) {
      if (bucket.upTo() >= wanted) {
        var share = (wanted - below.upTo()) / Math.max(1, bucket.upTo() - below.upTo());
        return Double.isInfinite(bucket.bound())
            ? below.bound()
            : below.bound() + share * (bucket.bound() - below.bound());
      }
      below = bucket;
    }
    return below.bound();
  }
}
