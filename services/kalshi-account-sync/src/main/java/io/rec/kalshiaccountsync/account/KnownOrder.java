package io.rec.kalshiaccountsync.account;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** An order at the venue. Its name and birth stay, its terms and its progress change together. */
public record KnownOrder(
    String orderId,
    Optional<String> clientOrderId,
    Optional<Instant> createdAt,
    OrderTerms terms,
    OrderProgress progress) {

  /** The database keeps microseconds. */
  public KnownOrder {
    createdAt = createdAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
  }

  /** Whether this is a later state than the one that was heard. */
  public boolean overtakes(KnownOrder heard) {
    return heard.progress.against(progress) == OrderProgress.Standing.OLDER;
  }

  /** What is known once this was known and the other was heard. */
  public KnownOrder after(KnownOrder heard, Source source) {
    boolean replaced =
        switch (heard.progress.against(progress)) {
          case NEWER -> true;
          case SAME -> source == Source.CALL;
          case OLDER -> false;
        };
    KnownOrder state = replaced ? heard : this;
    return new KnownOrder(
        orderId,
        clientOrderId.or(heard::clientOrderId),
        later(createdAt, heard.createdAt),
        state.terms,
        state.progress.notBefore(progress).notBefore(heard.progress));
  }

  /** Whether anything that somebody may act upon differs: not how finely a time was told. */
  public boolean tellsMoreThan(KnownOrder known) {
    return !terms.equals(known.terms)
        || progress.differsFrom(known.progress)
        || !clientOrderId.equals(known.clientOrderId);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isAfter(other.get()) ? one : other;
  }
}
