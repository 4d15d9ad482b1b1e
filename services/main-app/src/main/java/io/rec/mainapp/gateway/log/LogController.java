package io.rec.mainapp.gateway.log;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The log viewer. */
@Refuses
@Controller("/api/log")
@Needs(AccountRole.VIEWER)
final class LogController {

  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Pattern COMPONENT = Pattern.compile("[a-z0-9_-]{1,60}");
  private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,100}");
  private static final Set<String> LEVELS = Set.of("error", "warning", "info");
  private static final int USUAL = 200;
  private static final int MOST = 1000;

  private final LogRows rows;
  private final Clock clock;
  private final Shelf<LogPage> pages;

  LogController(LogRows rows, Reads reads, Clock clock) {
    this.rows = rows;
    this.clock = clock;
    this.pages = reads.shelf("The log");
  }

  @Get
  Aged<LogPage> log(
      @Nullable @QueryValue String component,
      @Schema(allowableValues = {"error", "warning", "info"}) @Nullable @QueryValue String level,
      @Nullable @QueryValue String text,
      @Nullable @QueryValue String trace,
      @Nullable @QueryValue String since,
      @Nullable @QueryValue String before,
      @Schema(minimum = "1", maximum = "1000") @Nullable @QueryValue Integer limit)
      throws InterruptedException {
    Fields fields = new Fields();
    LogRows.Asked asked =
        new LogRows.Asked(
            fields.optional("component", component, COMPONENT, "is a component's name"),
            level == null || level.isBlank()
                ? LEVELS
                : Set.of(fields.oneOf("level", level, LEVELS)),
            fields.optional("text", text, TEXT, "has 1 to 100 characters"),
            fields.optional("trace", trace, TRACE, "is a trace id"),
            fields.instant("since", since, Instant.EPOCH),
            fields.instant("before", before, clock.instant().plus(FRESH)),
            fields.within("limit", limit, 1, MOST, USUAL));
    fields.require();
    return pages.take(
        Stream.of(component, level, text, trace, since, before, String.valueOf(limit))
            .map(word -> word == null ? "" : word)
            .collect(Collectors.joining(" ")),
        FRESH,
        () -> new Dated<>(rows.page(asked), clock.instant()));
  }
}
