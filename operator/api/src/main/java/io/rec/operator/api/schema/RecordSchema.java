package io.rec.operator.api.schema;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.rec.operator.api.spec.database.StorageSpec;
import io.rec.operator.api.spec.value.Span;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks a record and its schema side by side and applies {@link Merged} and {@link Items}. */
final class RecordSchema {
  /** A quantity as Kubernetes itself describes it. */
  private static final String ANY_QUANTITY =
      "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))"
          + "(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

  private RecordSchema() {}

  static void refine(Class<?> type, JSONSchemaProps schema) {
    if (!type.isRecord() || !"object".equals(schema.getType())) {
      return;
    }
    for (var component : type.getRecordComponents()) {
      var property = schema.getProperties().get(component.getName());
      if (property == null) {
        throw new IllegalStateException(
            "%s.%s has no schema".formatted(type.getSimpleName(), component.getName()));
      }
      refine(component, property);
    }
  }

  private static void refine(RecordComponent component, JSONSchemaProps property) {
    var merged = component.getAnnotation(Merged.class);
    if (merged != null) {
      property.setXKubernetesListType(merged.value().listType());
      if (merged.value() == Merged.By.KEY) {
        property.setXKubernetesListMapKeys(List.of(merged.key()));
      }
    }
    var entry = entry(property);
    if (entry == null) {
      limit(component.getType(), property);
      refine(component.getType(), property);
      return;
    }
    var items = component.getAnnotation(Items.class);
    if (items != null) {
      entry.setMaxLength(items.maxLength());
      if (!items.pattern().isEmpty()) {
        entry.setPattern(items.pattern());
      }
    }
    if (lastArgument(component.getGenericType()) instanceof Class<?> entryType) {
      limit(entryType, entry);
      refine(entryType, entry);
    }
  }

  /** What follows from the type alone; the generator drops limits of types it swaps for text. */
  private static void limit(Class<?> type, JSONSchemaProps property) {
    if (type == Span.class) {
      property.setMaxLength(Span.MAX_LENGTH);
      property.setPattern(Span.PATTERN);
    } else if (type == Quantity.class && "string".equals(property.getType())) {
      property.setMaxLength(StorageSpec.SIZE_MAX_LENGTH);
      property.setPattern(StorageSpec.SIZE_PATTERN);
    } else if (type == Quantity.class) {
      property.setPattern(ANY_QUANTITY);
    } else if (type == Instant.class) {
      property.setFormat("date-time");
    } else if (type == Long.class) {
      property.setFormat("int64");
    } else if (type.isEnum()) {
      // The generator sorts by name, which puts Flatten before None.
      List<JsonNode> inOrder = new ArrayList<>(property.getEnum());
      var declared = Stream.of(type.getEnumConstants()).map(Object::toString).toList();
      inOrder.sort(comparing(text -> declared.indexOf(text.textValue())));
      property.setEnum(inOrder);
    }
  }

  /** Schema of what a list or map holds, null for anything else. */
  private static @Nullable JSONSchemaProps entry(JSONSchemaProps property) {
    if (property.getItems() != null) {
      return property.getItems().getSchema();
    }
    return property.getAdditionalProperties() == null
        ? null
        : property.getAdditionalProperties().getSchema();
  }

  private static Type lastArgument(Type type) {
    return type instanceof ParameterizedType parameterized
        ? List.of(parameterized.getActualTypeArguments()).getLast()
        : type;
  }
}
