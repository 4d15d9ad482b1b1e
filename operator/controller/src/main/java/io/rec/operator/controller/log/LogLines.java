package io.rec.operator.controller.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.trace.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line with the keys that the services' lines have, so that one pipeline reads
 * all of a desk; the trace is that of the pass. Secrets are masked here, at the source.
 */
public final class LogLines extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NOTHING = {};
  private static final String SERVICE = "recio-operator";

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new ByteArrayOutputStream(512);
    try (var json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", event.getInstant().toString());
      json.writeStringField("service", SERVICE);
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("message", masked(event.getFormattedMessage()));
      json.writeStringField("trace_id", trace());
      json.writeObjectFieldStart("extra_data");
      json.writeStringField("logger", event.getLoggerName());
      writeContext(json, event);
      writeError(json, event.getThrowableProxy());
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    line.write('\n');
    return line.toByteArray();
  }

  /** Empty outside of a pass. */
  private static String trace() {
    var context = Span.current().getSpanContext();
    return context.isValid() ? context.getTraceId() : "";
  }

  private static void writeContext(JsonGenerator json, ILoggingEvent event) throws IOException {
    for (Map.Entry<String, String> known : event.getMDCPropertyMap().entrySet()) {
      json.writeStringField(known.getKey(), masked(known.getValue()));
    }
    for (var pair : Optional.ofNullable(event.getKeyValuePairs()).orElse(List.<KeyValuePair>of())) {
      json.writeFieldName(pair.key);
      switch (pair.value) {
        case null -> json.writeNull();
        case Integer number -> json.writeNumber(number);
        case Long number -> json.writeNumber(number);
        case Boolean truth -> json.writeBoolean(truth);
        default -> json.writeString(masked(pair.value.toString()));
      }
    }
  }

  private static void writeError(JsonGenerator json, @Nullable IThrowableProxy thrown)
      throws IOException {
    if (thrown == null) {
      return;
    }
    json.writeObjectFieldStart("error");
    json.writeStringField("type", thrown.getClassName());
    json.writeStringField("message", masked(thrown.getMessage()));
    json.writeStringField("stack_trace", masked(ThrowableProxyUtil.asString(thrown)));
    json.writeEndObject();
  }

  private static String masked(@Nullable String text) {
    return text == null ? "" : KnownSecrets.mask(text);
  }
}
