package io.rec.platform.telemetry;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.rec.platform.secrets.Masking;
import java.nio.charset.StandardCharsets;

/** Lines for people, masked like those for programs. */
final class MaskedText extends PatternLayoutEncoder {

  MaskedText() {
    setCharset(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    String line = new String(super.encode(event), StandardCharsets.UTF_8);
    return Masking.mask(line).getBytes(StandardCharsets.UTF_8);
  }
}
