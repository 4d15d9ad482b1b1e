package io.rec.unifiedproductioncoordinator.fingerprints.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * Times as files of candles write them: ISO with a T or a blank, with an offset or else meant as
 * UTC, or seconds or milliseconds since 1970.
 */
final class Minutes {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "Z")
          .optionalEnd()
          .toFormatter();

  private static final Pattern SINCE_1970 = Pattern.compile("\\d{9,13}");
  private static final int MILLIS = 12;

  private Minutes() {}

  static Instant parse(String text) {
    var stripped = text.strip();
    if (SINCE_1970.matcher(stripped).matches()) {
      var number = Long.parseLong(stripped);
      return stripped.length() >= MILLIS
          ? Instant.ofEpochMilli(number)
          : Instant.ofEpochSecond(number);
    }
    TemporalAccessor parsed =
        FORM.parseBest(stripped.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
    return switch (parsed) {
      case OffsetDateTime exact -> exact.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      default -> throw new IllegalArgumentException("'%s' is no time".formatted(text));
    };
  }
}
