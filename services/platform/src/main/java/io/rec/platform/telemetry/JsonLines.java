package io.rec.platform.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rec.platform.secrets.Masking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/**
 * One line for one event with the keys of the contract: timestamp, service, level, message,
 * trace_id, user_id when known, and all else in extra_data. Secrets are masked here, at the source.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {

  /** The key under which a request's user is put into the logging context. */
  static final String USER = "user_id";

  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NOTHING = {};

  private final String service;

  JsonLines(String service) {
    this.service = service;
  }

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
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", event.getInstant().toString());
      json.writeStringField("service", service);
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("message", Masking.mask(event.getFormattedMessage()));
      json.writeStringField("trace_id", RequestId.currentTrace().orElse(""));
      String user = event.getMDCPropertyMap().get(USER);
      if (user != null) {
        json.writeStringField(USER, user);
      }
      json.writeObjectFieldStart("extra_data");
      writeExtra(json, event);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    line.write('\n');
    return line.toByteArray();
  }

  private static void writeExtra(JsonGenerator json, ILoggingEvent event) throws IOException {
    json.writeStringField("logger", event.getLoggerName());
    Optional<String> request = RequestId.current();
    if (request.isPresent() && !request.equals(RequestId.currentTrace())) {
      json.writeStringField("request_id", request.get());
    }
    for (Map.Entry<String, String> known : event.getMDCPropertyMap().entrySet()) {
      if (!known.getKey().equals(USER)) {
        json.writeStringField(known.getKey(), Masking.mask(known.getValue()));
      }
    }
    for (KeyValuePair pair : Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of())) {
      json.writeFieldName(pair.key);
      writeValue(json, pair.value);
    }
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      json.writeObjectFieldStart("error");
      json.writeStringField("type", thrown.getClassName());
      String message = Optional.ofNullable(thrown.getMessage()).orElse("");
      json.writeStringField("message", Masking.mask(message));
      json.writeStringField("stack_trace", Masking.mask(ThrowableProxyUtil.asString(thrown)));
      json.writeEndObject();
    }
  }

  private static void writeValue(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(Masking.mask(value.toString()));
    }
  }
}
