package io.rec.venues.stream;

/** Whether a stream is connected, how often it was, and why it last was not. */
public record StreamState(boolean connected, long connections, String lastLoss) {

  static final StreamState NEVER = new StreamState(false, 0, "not connected yet");

  StreamState opened() {
    return new StreamState(true, connections + 1, lastLoss);
  }

  StreamState lost(String reason) {
    return new StreamState(false, connections, reason);
  }
}
