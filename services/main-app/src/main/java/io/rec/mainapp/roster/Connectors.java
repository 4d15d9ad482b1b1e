package io.rec.mainapp.roster;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Roles;
import io.rec.platform.http.PeerUnavailable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways out of the system that the connector hub keeps, with what it says of each. */
@Singleton
public final class Connectors {

  private static final String HUB = "connector-hub";

  /** The hub also lists the parts that the trading services play: they speak for themselves. */
  private static final String ELSEWHERE = "elsewhere";

  private final Roles roles;

  Connectors(Roles roles) {
    this.roles = roles;
  }

  /**
   * One of them.
   *
   * @param family broker, data or notification
   * @param healthy null before it was checked
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record News(
      String name,
      String family,
      String type,
      String status,
      boolean circuitOpen,
      long errorCount,
      @Nullable Instant lastSuccess,
      String lastErrorMessage,
      @Nullable Boolean healthy) {}

  public List<News> now() throws PeerUnavailable, InterruptedException {
    return Stream.of(roles.read(HUB, "/api/connectors", News[].class))
        .filter(news -> !news.status().equals(ELSEWHERE))
        .toList();
  }

  /** How those of one type stand, in a word. */
  String word(String type) throws InterruptedException {
    try {
      List<News> known = now().stream().filter(news -> news.type().equals(type)).toList();
      if (known.isEmpty()) {
        return "not_used";
      }
      if (known.stream().anyMatch(news -> Boolean.FALSE.equals(news.healthy()))) {
        return "unhealthy";
      }
      return known.stream().allMatch(news -> news.healthy() != null) ? "healthy" : "unknown";
    } catch (PeerUnavailable away) {
      return "unknown";
    }
  }
}
