package io.rec.kalshiaccountsync.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.venues.kalshi.AccountBalance;
import io.rec.venues.kalshi.KalshiAccount;
import io.rec.venues.kalshi.account.AccountKey;
import io.rec.venues.rest.Reply;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries the account's key at the exchange: whether it is taken, and what it may be used for. */
@Singleton
public final class KeyTrial {

  /** So much of a key's id tells it from another, and is of no use to anybody. */
  private static final int TAIL = 4;

  private final Exchange exchange;
  private final KalshiAccount account;
  private final Clock clock;

  KeyTrial(Exchange exchange, KalshiAccount account, Clock clock) {
    this.exchange = exchange;
    this.account = account;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param key the end of the key's id; null where nothing is signed
   * @param detail why it was not taken, or why its scopes are not known; empty otherwise
   * @param scopes in the exchange's words
   * @param read whether it may read the account; null when the exchange did not tell
   * @param trade whether it may place orders; null when the exchange did not tell
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Outcome(
      Instant at,
      @Nullable String key,
      boolean accepted,
      long tookMillis,
      String detail,
      List<String> scopes,
      @Nullable Boolean read,
      @Nullable Boolean trade) {}

  public Outcome now() throws InterruptedException {
    Instant at = clock.instant();
    Reply<AccountBalance> balance = exchange.answers().balance();
    if (!(balance instanceof Reply.Answered<AccountBalance>)) {
      exchange.unanswered(balance);
      return outcome(at, balance, balance.toString(), Optional.empty());
    }
    exchange.answered();
    Optional<String> id = account.keyId();
    if (id.isEmpty()) {
      return outcome(at, balance, "the exchange asks for no key", Optional.empty());
    }
    return switch (exchange.answers().keys()) {
      case Reply.Answered<List<AccountKey>> told -> {
        Optional<AccountKey> ours =
            told.value().stream().filter(key -> key.id().equals(id.get())).findFirst();
        String missing = ours.isPresent() ? "" : "the exchange does not list this key";
        yield outcome(at, balance, missing, ours.filter(key -> !key.scopes().isEmpty()));
      }
      case Reply<List<AccountKey>> untold ->
          outcome(at, balance, "its scopes are not known: " + untold, Optional.empty());
    };
  }

  private Outcome outcome(Instant at, Reply<?> balance, String detail, Optional<AccountKey> key) {
    return new Outcome(
        at,
        account.keyId().map(id -> id.substring(Math.max(0, id.length() - TAIL))).orElse(null),
        balance instanceof Reply.Answered<?>,
        balance.took().toMillis(),
        detail,
        key.map(AccountKey::scopes).orElse(List.of()),
        key.map(AccountKey::mayRead).orElse(null),
        key.map(AccountKey::mayTrade).orElse(null));
  }
}
