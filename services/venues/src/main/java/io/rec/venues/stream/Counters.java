package io.rec.venues.stream;

import java.util.concurrent.atomic.LongAdder;

/** Counted by the threads of the socket and of the stream, read by anybody. */
final class Counters {

  final LongAdder messages = new LongAdder();
  final LongAdder connections = new LongAdder();
  final LongAdder losses = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder giants = new LongAdder();
  final LongAdder silences = new LongAdder();
  final LongAdder unacknowledged = new LongAdder();
  final LongAdder resyncs = new LongAdder();
  private volatile String lastMalformed = "";

  /** Returns how many there are now. */
  long malformed(String reason) {
    lastMalformed = reason;
    malformed.increment();
    return malformed.sum();
  }

  StreamFigures figures() {
    return new StreamFigures(
        messages.sum(),
        connections.sum(),
        losses.sum(),
        malformed.sum(),
        giants.sum(),
        silences.sum(),
        unacknowledged.sum(),
        resyncs.sum(),
        lastMalformed);
  }
}
