package io.rec.observability.dashboard;

import io.rec.observability.objective.Objective;
import java.util.ArrayList;
import java.util.List;

/** What is promised, how much of the month's budget is left, and how fast it burns. */
final class ObjectiveBoard {

  private ObjectiveBoard() {}

  static Board board() {
    var sections = new ArrayList<Section>();
    Objective.all().forEach(objective -> sections.add(section(objective)));
    return Board.ofSystem("objectives", "Objectives", sections.toArray(Section[]::new));
  }

  private static Section section(Objective objective) {
    return new Section(
        objective.promise(),
        List.of(
            Panel.figure(
                "Good over 3 days",
                "The promise is %s.".formatted(objective.target()),
                "percentunit",
                "1 - max(%s{system=\"$system\"})".formatted(objective.recorded("3d"))),
            Panel.figure(
                "Burn now",
                "1 spends exactly the budget by the end of the month; 14.4 wakes somebody.",
                "short",
                "max(%s{system=\"$system\"}) / %s"
                    .formatted(objective.recorded("1h"), objective.budget())),
            Panel.lines(
                "Burn",
                "Over one hour, six hours and three days.",
                "short",
                burn(objective, "1h"),
                "1 h",
                burn(objective, "6h"),
                "6 h",
                burn(objective, "3d"),
                "3 d")));
  }

  private static String burn(Objective objective, String window) {
    return "max(%s{system=\"$system\"}) / %s"
        .formatted(objective.recorded(window), objective.budget());
  }
}
