package io.rec.e2e.cascade;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one. Times count from the harm; without a value it never came.
 *
 * @param named until the operator named the root
 * @param roots all that it named, in order
 * @param restarted whom it had started anew, in order
 * @param touched who has another pod or another start of it afterwards, whoever did that
 * @param wasUnready whether the desk stopped being Ready at all
 * @param ready until the desk was Ready, with what was harmed replaced
 */
record Row(
    Spread spread,
    Optional<Duration> named,
    List<String> roots,
    List<String> restarted,
    Set<String> touched,
    boolean wasUnready,
    Optional<Duration> ready) {

  static final String HEAD =
      """
      | Harm | Named | after, s | Restarted by the operator | Pods begun anew | Ready again after, s |
      |---|---|---|---|---|---|""";

  String line() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            spread.what(),
            words(roots),
            seconds(named),
            words(restarted),
            words(touched),
            wasUnready ? seconds(ready) : "stayed Ready");
  }

  private static String words(Collection<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names);
  }

  private static String seconds(Optional<Duration> time) {
    return time.map(known -> "%.1f".formatted(known.toMillis() / 1000.0)).orElse("–");
  }
}
