package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.ledger.Booked;
import io.rec.venuesimulator.ledger.Settled;
import io.rec.venuesimulator.matching.message.Event;

/** Is told what the engine and its ledger did, in order and under the exchange's lock. */
public interface FloorListener {

  void happened(Event event);

  /** Each side of a fill, before the fill itself. */
  void booked(Booked booked);

  void settled(Settled settled);

  /** One thing that was asked of the engine is done with all that followed from it. */
  void done(long epochMillis);
}
