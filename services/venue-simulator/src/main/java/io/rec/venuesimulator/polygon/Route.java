package io.rec.venuesimulator.polygon;

import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A call by its path, with stars where it may be anything.
 *
 * @param live whether a plan has to be paid for it
 */
record Route(List<String> pattern, boolean live, Function<Asked, VenueAnswer> call) {

  private static final String ANY = "*";

  static Route of(String pattern, Function<Asked, VenueAnswer> call) {
    return new Route(List.of(pattern.split("/")), false, call);
  }

  static Route live(String pattern, Function<Asked, VenueAnswer> call) {
    return new Route(List.of(pattern.split("/")), true, call);
  }

  /** What stands at the stars, if it is this call. */
  Optional<List<String>> parts(List<String> path) {
    if (path.size() != pattern.size()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int index = 0; index < path.size(); index++) {
      if (pattern.get(index).equals(ANY)) {
        parts.add(path.get(index));
      } else if (!pattern.get(index).equals(path.get(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }
}
