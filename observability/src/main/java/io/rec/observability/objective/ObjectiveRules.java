package io.rec.observability.objective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The recording rules of the objectives and the alerts on their budgets. */
public final class ObjectiveRules {

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(Feature.WRITE_DOC_START_MARKER)
              .disable(Feature.SPLIT_LINES)
              .enable(Feature.MINIMIZE_QUOTES)
              .build());

  private static final String HEAD =
      "# Made from the class Objective; the failing test prints the command that makes it anew.\n";

  private ObjectiveRules() {}

  public static String text() {
    var root = YAML.createObjectNode();
    var groups = root.putArray("groups");
    for (var objective : Objective.all()) {
      var group = groups.addObject();
      group.put("name", "recio-objective-" + objective.name());
      var rules = group.putArray("rules");
      Burn.WINDOWS.forEach(window -> record(objective, window, rules));
      Burn.ALL.forEach(burn -> alert(objective, burn, rules));
    }
    try {
      return HEAD + YAML.writeValueAsString(root);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void record(Objective objective, String window, ArrayNode rules) {
    rules.addObject().put("record", objective.recorded(window)).put("expr", objective.over(window));
  }

  private static void alert(Objective objective, Burn burn, ArrayNode rules) {
    var alert = rules.addObject();
    String runbook = "Recio" + capital(objective.name()) + "Budget";
    alert.put("alert", runbook + "Burns" + burn.word());
    alert.put(
        "expr",
        "%s > %s and %s > %s"
            .formatted(
                objective.recorded(burn.longWindow()),
                limit(objective, burn),
                objective.recorded(burn.shortWindow()),
                limit(objective, burn)));
    alert.putObject("labels").put("severity", burn.severity()).put("objective", objective.name());
    alert
        .putObject("annotations")
        .put(
            "summary",
            "{{ $labels.system }}: the month's budget for \"%s\" burns %s times too fast"
                .formatted(objective.promise(), number(burn.factor())))
        .put(
            "impact",
            "{{ $value | humanizePercentage }} were bad over %s; %s may be."
                .formatted(burn.longWindow(), percent(objective.budget())))
        .put("runbook", "runbooks/" + runbook + ".md");
  }

  private static String limit(Objective objective, Burn burn) {
    return number(Math.round(objective.budget() * burn.factor() * 1e6) / 1e6);
  }

  private static String percent(double share) {
    return number(Math.round(share * 1e4) / 1e2) + " %";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
