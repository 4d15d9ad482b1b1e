package io.rec.operator.api.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a new schema would take away from people who wrote their systems for an old one. There is
 * one version of the API and no conversion, so nothing may be taken away.
 */
final class SchemaChanges {
  private final List<String> breaking = new ArrayList<>();

  private SchemaChanges() {}

  /** Each change that refuses or changes something that was accepted, by its path. */
  static List<String> breaking(JSONSchemaProps old, JSONSchemaProps young) {
    var changes = new SchemaChanges();
    changes.compare("", old, young);
    return changes.breaking;
  }

  private void compare(String path, JSONSchemaProps old, @Nullable JSONSchemaProps young) {
    if (young == null) {
      breaking.add(path + " is gone");
      return;
    }
    same(path, "type", old.getType(), young.getType());
    same(path, "number or string", numberOrString(old), numberOrString(young));
    same(path, "pattern", old.getPattern(), young.getPattern());
    same(path, "list type", old.getXKubernetesListType(), young.getXKubernetesListType());
    same(path, "list keys", old.getXKubernetesListMapKeys(), young.getXKubernetesListMapKeys());
    same(path, "default", old.getDefault(), young.getDefault());
    lower(path, "maxLength", old.getMaxLength(), young.getMaxLength());
    lower(path, "maxItems", old.getMaxItems(), young.getMaxItems());
    lower(path, "maxProperties", old.getMaxProperties(), young.getMaxProperties());
    lower(path, "maximum", old.getMaximum(), young.getMaximum());
    higher(path, "minLength", old.getMinLength(), young.getMinLength());
    higher(path, "minItems", old.getMinItems(), young.getMinItems());
    higher(path, "minimum", old.getMinimum(), young.getMinimum());
    removed(path, "value", Set.copyOf(old.getEnum()), Set.copyOf(young.getEnum()));
    removed(path, "optional", Set.copyOf(young.getRequired()), Set.copyOf(old.getRequired()));
    removed(path, "freedom from rule", rules(young), rules(old));
    children(path, old.getProperties(), young.getProperties());
    if (old.getItems() != null) {
      compare(
          path + "[]",
          old.getItems().getSchema(),
          young.getItems() == null ? null : young.getItems().getSchema());
    }
    entries(path + "{}", old.getAdditionalProperties(), young.getAdditionalProperties());
  }

  /** The values of a map, whose names are the owner's own. */
  private void entries(
      String path, @Nullable JSONSchemaPropsOrBool old, @Nullable JSONSchemaPropsOrBool young) {
    var before = old == null ? null : old.getSchema();
    var after = young == null ? null : young.getSchema();
    if (before != null && !free(young)) {
      compare(path, before, after);
    } else if (free(old) && !free(young)) {
      breaking.add(path + " is no longer free");
    }
  }

  private static boolean free(@Nullable JSONSchemaPropsOrBool entries) {
    return entries != null
        && entries.getSchema() == null
        && Boolean.TRUE.equals(entries.getAllows());
  }

  private static boolean numberOrString(JSONSchemaProps schema) {
    return Boolean.TRUE.equals(schema.getXKubernetesIntOrString());
  }

  private void children(
      String path,
      @Nullable Map<String, JSONSchemaProps> old,
      @Nullable Map<String, JSONSchemaProps> young) {
    if (old != null) {
      old.forEach(
          (name, schema) ->
              compare(path + "." + name, schema, young == null ? null : young.get(name)));
    }
  }

  private void same(String path, String what, @Nullable Object old, @Nullable Object young) {
    if (!Objects.equals(old, young)) {
      breaking.add("%s: %s was %s and is %s".formatted(path, what, old, young));
    }
  }

  private <N extends Comparable<N>> void lower(
      String path, String what, @Nullable N old, @Nullable N young) {
    if (young != null && (old == null || young.compareTo(old) < 0)) {
      breaking.add("%s: %s was %s and is %s".formatted(path, what, old, young));
    }
  }

  private <N extends Comparable<N>> void higher(
      String path, String what, @Nullable N old, @Nullable N young) {
    if (young != null && (old == null || young.compareTo(old) > 0)) {
      breaking.add("%s: %s was %s and is %s".formatted(path, what, old, young));
    }
  }

  private <T> void removed(String path, String what, Set<T> old, Set<T> young) {
    old.stream()
        .filter(one -> !young.contains(one))
        .sorted(Comparator.comparing(String::valueOf))
        .forEach(one -> breaking.add("%s: no longer has %s %s".formatted(path, what, one)));
  }

  private static Set<String> rules(JSONSchemaProps schema) {
    var rules = new TreeSet<String>();
    schema.getXKubernetesValidations().stream().map(ValidationRule::getRule).forEach(rules::add);
    return rules;
  }
}
