package io.rec.platform.error;

import static java.util.Objects.requireNonNullElse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.rec.platform.secrets.Masking;
import io.rec.platform.telemetry.RequestId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Writes every line of level ERROR into the ledger, on the thread that logs it. Secrets are masked
 * as in the log itself: the rows are shown to people, and go out with alerts.
 */
final class ErrorAppender extends AppenderBase<ILoggingEvent> {

  private static final int MOST_MESSAGE = 2_000;
  private static final int MOST_STACK = 16_000;
  private static final int MOST_VALUE = 500;

  private final Ledger ledger;

  ErrorAppender(Ledger ledger) {
    this.ledger = ledger;
    setName("error-tracking");
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      ledger.add(error(event));
    }
  }

  private static SeenError error(ILoggingEvent event) {
    @Nullable IThrowableProxy thrown = event.getThrowableProxy();
    @Nullable IThrowableProxy innermost = innermost(thrown);
    String kind = innermost == null ? "" : innermost.getClassName();
    return new SeenError(
        Fingerprint.of(
            event.getLoggerName(),
            requireNonNullElse(event.getMessage(), ""),
            kind,
            frames(innermost)),
        kind.isEmpty() ? event.getLoggerName() : kind,
        cut(message(event, innermost), MOST_MESSAGE),
        event.getLoggerName(),
        thrown == null ? "" : cut(ThrowableProxyUtil.asString(thrown), MOST_STACK),
        context(event),
        RequestId.currentTrace().orElse(""),
        event.getInstant(),
        event.getInstant(),
        1);
  }

  private static String message(ILoggingEvent event, @Nullable IThrowableProxy innermost) {
    String said = requireNonNullElse(event.getFormattedMessage(), "");
    return innermost == null || innermost.getMessage() == null
        ? said
        : said + ": " + innermost.getMessage();
  }

  private static @Nullable IThrowableProxy innermost(@Nullable IThrowableProxy thrown) {
    @Nullable IThrowableProxy deepest = thrown;
    while (deepest != null && deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static List<String> frames(@Nullable IThrowableProxy thrown) {
    return thrown == null
        ? List.of()
        : Arrays.stream(thrown.getStackTraceElementProxyArray())
            .map(frame -> frame.getStackTraceElement())
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .toList();
  }

  private static Map<String, String> context(ILoggingEvent event) {
    Map<String, String> context = new HashMap<>();
    event.getMDCPropertyMap().forEach((name, value) -> put(context, name, value));
    put(context, "thread", event.getThreadName());
    for (KeyValuePair pair :
        requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
      put(context, pair.key, pair.value);
    }
    return context;
  }

  private static void put(Map<String, String> context, String name, @Nullable Object value) {
    context.put(cut(name, MOST_VALUE), cut(String.valueOf(value), MOST_VALUE));
  }

  /** Masked before it is cut: half of a secret is not known any more. */
  private static String cut(String text, int most) {
    // PostgreSQL's texts have no zero character, and neither has its jsonb.
    String clean = Masking.mask(text).replace('\0', ' ');
    return clean.length() <= most ? clean : clean.substring(0, most);
  }
}
