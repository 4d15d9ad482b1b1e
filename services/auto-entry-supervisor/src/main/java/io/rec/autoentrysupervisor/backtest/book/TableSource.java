package io.rec.autoentrysupervisor.backtest.book;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Recorded strike tables as JSON, oldest first. Owned by one thread. */
public interface TableSource extends Closeable {

  /** None at all. */
  TableSource NONE =
      new TableSource() {
        @Override
        public Optional<String> next() {
          return Optional.empty();
        }

        @Override
        public String place() {
          return "nowhere";
        }

        @Override
        public void close() {}
      };

  /** The next one; empty at the end. */
  Optional<String> next() throws IOException;

  /** Where the last one was, for a person. */
  String place();

  @Override
  void close() throws IOException;
}
