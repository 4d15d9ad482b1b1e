package io.rec.systemmonitor.pager;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.Answer;
import io.rec.platform.http.Call;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.Peers;
import io.rec.systemmonitor.alert.Due;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the connector hub tell people. */
@Singleton
final class Courier {

  private static final String HUB = "connector-hub";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Peers peers;
  private final JsonMapper json;

  Courier(Peers peers, JsonMapper json) {
    this.peers = peers;
    this.json = json;
  }

  /** What came of it. That the hub took it proves nothing yet: its log says who got it. */
  sealed interface Outcome {

    record Taken() implements Outcome {}

    record NotTaken(String why) implements Outcome {}
  }

  /** The hub's answer to a notice: what it became, by channel, once it is stored there. */
  @Serdeable
  record Receipt(@Nullable Map<String, String> channels) {}

  Outcome send(Due due) throws InterruptedException {
    Call notice =
        Call.post(
                HUB,
                "/api/notices",
                Map.of(
                    "id",
                    due.idempotencyKey(),
                    "severity",
                    due.severity().name(),
                    "title",
                    due.title(),
                    "text",
                    due.text(),
                    "same_as",
                    due.idempotencyKey()))
            .within(PATIENCE)
            // A hub without its database is not ready, and can tell that it is lost.
            .toPod()
            .idempotent(due.idempotencyKey())
            // Tried again with a growing pause by us.
            .once();
    try {
      Answer answer = peers.send(notice);
      return answer.ok()
          ? receipt(answer)
          : new Outcome.NotTaken("the connector hub answers " + answer.status());
    } catch (PeerUnavailable silent) {
      return new Outcome.NotTaken(String.valueOf(silent.getMessage()));
    }
  }

  private Outcome receipt(Answer answer) {
    try {
      @Nullable Receipt receipt = json.readValue(answer.body(), Receipt.class);
      boolean taken =
          Optional.ofNullable(receipt)
              .map(Receipt::channels)
              .map(channels -> !channels.isEmpty())
              .orElse(false);
      return taken
          ? new Outcome.Taken()
          : new Outcome.NotTaken("the connector hub has no channel that took it");
    } catch (IOException unreadable) {
      return new Outcome.NotTaken("the connector hub's receipt cannot be read");
    }
  }
}
