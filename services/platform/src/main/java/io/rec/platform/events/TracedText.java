package io.rec.platform.events;

import io.rec.platform.telemetry.Traceparent;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An announcement and the trace it belongs to. The trace stands at the end of a JSON object, where
 * an older release reads over it; the length of that end is fixed, so that looking costs nothing.
 *
 * @param text the announcement as it was made
 * @param traceparent null for one that belongs to no trace
 */
record TracedText(String text, @Nullable String traceparent) {

  private static final String BEGIN = ",\"" + Traceparent.KEY + "\":\"";
  private static final String END = "\"}";
  private static final int LINE = 55;
  private static final int TAIL = BEGIN.length() + LINE + END.length();

  /** What to announce; without the trace where it has no place. */
  static String with(String text, String traceparent, int mostBytes) {
    boolean object = text.length() > END.length() && text.startsWith("{") && text.endsWith("}");
    if (!object || traceparent.length() != LINE) {
      return text;
    }
    String longer = text.substring(0, text.length() - 1) + BEGIN + traceparent + END;
    return longer.getBytes(StandardCharsets.UTF_8).length > mostBytes ? text : longer;
  }

  static TracedText read(String announced) {
    int begin = announced.length() - TAIL;
    if (begin < 0 || !announced.startsWith(BEGIN, begin) || !announced.endsWith(END)) {
      return new TracedText(announced, null);
    }
    int line = begin + BEGIN.length();
    return new TracedText(
        announced.substring(0, begin) + "}", announced.substring(line, line + LINE));
  }
}
