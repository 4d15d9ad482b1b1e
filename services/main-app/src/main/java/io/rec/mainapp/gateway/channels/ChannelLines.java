package io.rec.mainapp.gateway.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.roster.Connectors;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels as the connector hub keeps them. */
@Serdeable
public record ChannelLines(List<Line> channels) {

  private static final String FAMILY = "notification";

  /**
   * One of them.
   *
   * @param healthy null before it was checked
   * @param lastErrorMessage empty when nothing has failed
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Line(
      String name,
      String type,
      String status,
      boolean circuitOpen,
      @Nullable Instant lastSuccess,
      String lastErrorMessage,
      @Nullable Boolean healthy) {

    private static Line of(Connectors.News news) {
      return new Line(
          news.name(),
          news.type(),
          news.status(),
          news.circuitOpen(),
          news.lastSuccess(),
          news.lastErrorMessage(),
          news.healthy());
    }
  }

  static ChannelLines of(List<Connectors.News> connectors) {
    return new ChannelLines(
        connectors.stream().filter(news -> news.family().equals(FAMILY)).map(Line::of).toList());
  }
}
