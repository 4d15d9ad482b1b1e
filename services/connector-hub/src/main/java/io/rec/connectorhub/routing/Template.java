package io.rec.connectorhub.routing;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a notice with fields in double braces; a field that no notice has is refused. */
public record Template(String subject, String text) {

  static final Set<String> FIELDS =
      Set.of(
          "kind",
          "priority",
          "subject",
          "text",
          "alert_type",
          "symbol",
          "action",
          "side",
          "status",
          "quantity",
          "price",
          "order_id",
          "time");

  private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

  public Template {
    require(subject);
    require(text);
  }

  String subject(Map<String, String> fields) {
    return filled(subject, fields);
  }

  String text(Map<String, String> fields) {
    return filled(text, fields);
  }

  private static String filled(String template, Map<String, String> fields) {
    return FIELD
        .matcher(template)
        .replaceAll(field -> Matcher.quoteReplacement(fields.getOrDefault(field.group(1), "")));
  }

  private static void require(String template) {
    Matcher fields = FIELD.matcher(template);
    while (fields.find()) {
      if (!FIELDS.contains(fields.group(1))) {
        throw new IllegalArgumentException(
            "template field {{%s}} is unknown; known are %s"
                .formatted(fields.group(1), FIELDS.stream().sorted().toList()));
      }
    }
  }
}
