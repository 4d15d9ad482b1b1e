package io.rec.operator.controller.plan.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which workloads roll together, and in which order. */
public final class Waves {
  private Waves() {}

  /**
   * Those whose template changes, layer by layer, at most so many at once.
   *
   * @param layers those first on which others depend; whoever is in none comes last
   */
  public static List<List<String>> of(
      Map<String, String> from, Map<String, String> to, List<List<String>> layers, int atOnce) {
    var left = new TreeSet<String>();
    to.forEach(
        (name, digest) -> {
          if (!digest.equals(from.get(name))) {
            left.add(name);
          }
        });
    var waves = new ArrayList<List<String>>();
    for (var layer : layers) {
      var due = new TreeSet<>(layer);
      due.retainAll(left);
      left.removeAll(due);
      addInParts(waves, List.copyOf(due), atOnce);
    }
    addInParts(waves, List.copyOf(left), atOnce);
    return waves;
  }

  private static void addInParts(List<List<String>> waves, List<String> due, int atOnce) {
    for (var begin = 0; begin < due.size(); begin += atOnce) {
      waves.add(due.subList(begin, Math.min(due.size(), begin + atOnce)));
    }
  }
}
