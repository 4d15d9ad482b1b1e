package io.rec.mainapp.gateway.errors;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What went wrong, how often, since when and in which release. */
@Refuses
@Controller("/api/errors")
@Needs(AccountRole.VIEWER)
final class ErrorsController {

  private static final String MONITOR = "system-monitor";
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9_-]{1,60}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");
  private static final int QUARTER = 24 * 90;
  private static final int DAY = 24;
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final Roles roles;
  private final Clock clock;
  private final Shelf<ErrorLines> lists;
  private final Shelf<ErrorLine> ones;

  ErrorsController(Roles roles, Reads reads, Clock clock) {
    this.roles = roles;
    this.clock = clock;
    this.lists = reads.shelf("The errors");
    this.ones = reads.shelf("The error");
  }

  @Get
  Aged<ErrorLines> list(
      @Nullable @QueryValue String service,
      @Schema(minimum = "1", maximum = "2160") @Nullable @QueryValue Integer hours,
      @Schema(minimum = "1", maximum = "500") @Nullable @QueryValue Integer limit)
      throws InterruptedException {
    Fields fields = new Fields();
    String path =
        "/api/errors?service=%s&hours=%d&limit=%d"
            .formatted(
                fields.optional("service", service, SERVICE, "is a service's name").orElse(""),
                fields.within("hours", hours, 1, QUARTER, DAY),
                fields.within("limit", limit, 1, MOST, USUAL));
    fields.require();
    return lists.take(
        path,
        FRESH,
        () ->
            new Dated<>(
                new ErrorLines(List.of(roles.read(MONITOR, path, ErrorLine[].class))),
                clock.instant()));
  }

  /** With its stack. */
  @Get("/{service}/{fingerprint}")
  Aged<ErrorLine> one(String service, String fingerprint) throws InterruptedException {
    Fields fields = new Fields();
    fields.check("service", SERVICE.matcher(service).matches(), "is a service's name");
    fields.check("fingerprint", FINGERPRINT.matcher(fingerprint).matches(), "is hexadecimal");
    fields.require();
    String path = "/api/errors/%s/%s".formatted(service, fingerprint);
    return ones.take(
        path,
        FRESH,
        () -> new Dated<>(roles.find(MONITOR, path, ErrorLine.class), clock.instant()));
  }
}
