package io.rec.kalshiaccountsync.account;

import io.rec.domain.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A position as far as the venue told it. Two things are told for themselves: its figures, and that
 * nothing is held any more (the market settled, or a whole list is without it). Each keeps its own
 * newest time, and the later of the two says what is held.
 */
public record KnownPosition(Optional<VenuePosition> stated, Optional<Instant> closedAt) {

  public static final KnownPosition NOTHING = new KnownPosition(Optional.empty(), Optional.empty());

  public KnownPosition after(VenuePosition heard, Source source) {
    return new KnownPosition(
        Optional.of(stated.map(known -> known.after(heard, source)).orElse(heard)), closedAt);
  }

  /** Whether this is a later state than the one that was heard. */
  public boolean overtakes(VenuePosition heard) {
    return asOf().map(at -> at.isAfter(heard.statedAt())).orElse(false);
  }

  /** Nothing is held from this time of the venue on, unless something later is said. */
  public KnownPosition closed(Instant at) {
    Instant when = at.truncatedTo(ChronoUnit.MILLIS);
    boolean later = closedAt.map(known -> known.isBefore(when)).orElse(true);
    return later ? new KnownPosition(stated, Optional.of(when)) : this;
  }

  public BigDecimal count() {
    return open().map(VenuePosition::count).orElse(BigDecimal.ZERO);
  }

  public Money exposure() {
    return open().map(VenuePosition::exposure).orElse(Money.ZERO);
  }

  /** Until when this is what the venue says; empty when it never said anything. */
  public Optional<Instant> asOf() {
    Optional<Instant> saidAt = stated.map(VenuePosition::statedAt);
    if (saidAt.isEmpty() || closedAt.isEmpty()) {
      return saidAt.or(this::closedAt);
    }
    return saidAt.get().isAfter(closedAt.get()) ? saidAt : closedAt;
  }

  /** Whether anything that somebody may act upon differs: not that it was confirmed again. */
  public boolean tellsMoreThan(KnownPosition known) {
    return count().compareTo(known.count()) != 0
        || !exposure().equals(known.exposure())
        || !stated.map(VenuePosition::realised).equals(known.stated.map(VenuePosition::realised))
        || !stated.map(VenuePosition::fees).equals(known.stated.map(VenuePosition::fees));
  }

  /** At the moment of its closing it is closed. */
  private Optional<VenuePosition> open() {
    return stated.filter(
        position -> closedAt.map(at -> at.isBefore(position.statedAt())).orElse(true));
  }
}
