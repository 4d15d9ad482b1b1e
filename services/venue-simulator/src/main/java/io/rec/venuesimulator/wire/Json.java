package io.rec.venuesimulator.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads JSON as maps, lists, strings, booleans and exact numbers. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 20;

  private Json() {}

  public static String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      put(out, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string refused to grow", impossible);
    }
    return text.toString();
  }

  /**
   * Reads an object.
   *
   * @throws IOException saying what is wrong with the text
   */
  public static JsonObject readObject(String text) throws IOException {
    try (JsonParser in = FACTORY.createParser(text)) {
      Object value = value(in, in.nextToken(), 0);
      if (value instanceof JsonObject object && in.nextToken() == null) {
        return object;
      }
      throw new IOException("expected one JSON object");
    }
  }

  private static void put(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number.toPlainString());
      case JsonObject object -> putObject(out, object.fields());
      case Map<?, ?> map -> putObject(out, map);
      case Iterable<?> list -> {
        out.writeStartArray();
        for (Object element : list) {
          put(out, element);
        }
        out.writeEndArray();
      }
      default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }

  private static void putObject(JsonGenerator out, Map<?, ?> fields) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      out.writeFieldName(String.valueOf(field.getKey()));
      put(out, field.getValue());
    }
    out.writeEndObject();
  }

  private static @Nullable Object value(JsonParser in, @Nullable JsonToken token, int depth)
      throws IOException {
    if (token == null || depth > DEEPEST) {
      throw new IOException(token == null ? "the text ends too early" : "nested too deep");
    }
    return switch (token) {
      case START_OBJECT -> object(in, depth);
      case START_ARRAY -> list(in, depth);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected " + token);
    };
  }

  private static JsonObject object(JsonParser in, int depth) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      fields.put(name, value(in, in.nextToken(), depth + 1));
    }
    return new JsonObject(fields);
  }

  private static List<@Nullable Object> list(JsonParser in, int depth) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      elements.add(value(in, token, depth + 1));
    }
    return elements;
  }
}
