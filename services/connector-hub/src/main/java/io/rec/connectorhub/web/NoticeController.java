package io.rec.connectorhub.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.rec.connectorhub.connect.HubConnectors;
import io.rec.connectorhub.delivery.Delivery;
import io.rec.connectorhub.delivery.DeliveryLog;
import io.rec.connectorhub.delivery.Intake;
import io.rec.connectorhub.delivery.Sender;
import io.rec.connectorhub.delivery.Unstored;
import io.rec.connectorhub.routing.Notice;
import io.rec.platform.http.ProblemException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.RateLimitException;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.notice.Receipt;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people: by the routing, or by one connector at once. */
@Controller("/api")
final class NoticeController {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeController.class);
  private static final int USUAL_LINES = 100;
  private static final int MOST_LINES = 1000;

  private final HubConnectors connectors;
  private final Intake intake;
  private final Unstored unstored;
  private final Sender sender;
  private final DeliveryLog log;
  private final Clock clock;

  NoticeController(
      HubConnectors connectors,
      Intake intake,
      Unstored unstored,
      Sender sender,
      DeliveryLog log,
      Clock clock) {
    this.connectors = connectors;
    this.intake = intake;
    this.unstored = unstored;
    this.sender = sender;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Taken in and stored when it answers; on its way a moment later. What is critical and cannot be
   * stored has been sent when it answers.
   */
  @Post("/notices")
  HttpResponse<Map<String, Object>> notice(@Body NoticeRequest request)
      throws SQLException, InterruptedException {
    Message message = read(request);
    Notice notice = Notice.of(message, request.sameAs() == null ? "" : request.sameAs());
    return HttpResponse.accepted().body(Map.of("id", message.id(), "channels", take(notice)));
  }

  private Map<String, String> take(Notice notice) throws SQLException, InterruptedException {
    try {
      // What went out unstored and is asked for again is known by its row.
      unstored.settle();
      Map<String, String> channels = new LinkedHashMap<>();
      intake
          .take(notice)
          .forEach((name, taken) -> channels.put(name, taken.name().toLowerCase(Locale.ROOT)));
      sender.wake();
      return channels;
    } catch (SQLException away) {
      if (notice.priority() != Priority.CRITICAL) {
        throw away;
      }
      LOG.warn("a critical notice goes out unstored: {}", away.getMessage());
      return unstored.tell(notice);
    }
  }

  /** Past the routing and its queue, by this connector, and answers with what came of it. */
  @Post("/connectors/{name}/send")
  Map<String, String> send(String name, @Body NoticeRequest request) throws InterruptedException {
    Notifier notifier =
        connectors
            .notifier(name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "UnknownConnector",
                        "there is no notification connector of this name"));
    Message message = read(request);
    try {
      notifier.ensureConnected();
      Receipt receipt = notifier.send(message);
      return Map.of(
          "id",
          message.id(),
          "connector",
          name,
          "state",
          "sent",
          "service_id",
          receipt.serviceId());
    } catch (ConnectorException failed) {
      throw problem(failed);
    }
  }

  @Get("/deliveries")
  List<Delivery> deliveries(
      @Nullable @QueryValue String channel,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue Integer limit)
      throws SQLException {
    int lines = limit == null ? USUAL_LINES : limit;
    if (lines < 1 || lines > MOST_LINES) {
      throw bad("limit is not between 1 and " + MOST_LINES);
    }
    return log.list(Optional.ofNullable(channel), Optional.ofNullable(state), lines);
  }

  private Message read(NoticeRequest request) {
    try {
      return request.message(UUID.randomUUID().toString(), clock.instant());
    } catch (IllegalArgumentException unusable) {
      throw bad(String.valueOf(unusable.getMessage()));
    }
  }

  private static ProblemException bad(String why) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "BadNotice", why);
  }

  /** Never 5xx: that the provider takes nothing is an answer of the hub, which works. */
  private static ProblemException problem(ConnectorException failed) {
    HttpStatus status =
        switch (failed) {
          case RateLimitException limited -> HttpStatus.TOO_MANY_REQUESTS;
          case ConnectorRefusedException refused
              when refused.reason() == ConnectorRefusedException.Reason.INVALID ->
              HttpStatus.BAD_REQUEST;
          default -> HttpStatus.FAILED_DEPENDENCY;
        };
    return new ProblemException(status, failed.code(), String.valueOf(failed.getMessage()));
  }
}
