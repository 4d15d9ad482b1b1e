package io.rec.trademanager.state;

import io.micronaut.json.JsonMapper;
import io.rec.domain.trade.TradeState.Existing;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a trade's state and reads it back as it was. */
@Singleton
public final class StateJson {

  private final JsonMapper json;

  public StateJson(JsonMapper json) {
    this.json = json;
  }

  public String text(Existing state) {
    try {
      return json.writeValueAsString(StoredState.of(state));
    } catch (IOException failed) {
      throw new UncheckedIOException("a trade's state cannot be written: " + state, failed);
    }
  }

  /**
   * Reads a state.
   *
   * @throws UncheckedIOException if the text is none: then nothing may be decided about the trade
   */
  public Existing state(String text) {
    try {
      var stored = json.readValue(text, StoredState.class);
      if (stored == null) {
        throw new IOException("it is empty");
      }
      return stored.state();
    } catch (IOException failed) {
      throw new UncheckedIOException("a trade's state cannot be read: " + text, failed);
    }
  }
}
