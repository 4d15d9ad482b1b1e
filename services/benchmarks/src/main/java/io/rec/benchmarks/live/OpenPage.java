package io.rec.benchmarks.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page that counts what its socket tells it; one of them may read nothing at all. */
final class OpenPage implements WebSocket.Listener {
  private static final Pattern FILL = Pattern.compile("\"key\":\"bench-(\\d+)\"");
  private static final Pattern TICK = Pattern.compile("\"as_of\":\"([^\"]+)\"");
  private static final Pattern SEQUENCE = Pattern.compile("\\{\"seq\":(\\d+),");

  private final Clock clock;
  private final boolean reads;
  private final Ages ages;
  private final StringBuilder part = new StringBuilder();
  private final BitSet fills = new BitSet();
  private int doubled;
  private int prices;
  private int gaps;
  private long sequence;
  private @Nullable String closed;
  private @Nullable WebSocket socket;

  private OpenPage(Clock clock, boolean reads, Ages ages) {
    this.clock = clock;
    this.reads = reads;
    this.ages = ages;
  }

  /** Returns when the server has taken it in. */
  static OpenPage open(
      HttpClient client, int port, String cookie, Clock clock, boolean reads, Ages ages) {
    var page = new OpenPage(clock, reads, ages);
    page.socket =
        client
            .newWebSocketBuilder()
            .header("Cookie", cookie)
            .header("Origin", "http://127.0.0.1:" + port)
            .buildAsync(URI.create("ws://127.0.0.1:%d/ws".formatted(port)), page)
            .join();
    return page;
  }

  synchronized int fills() {
    return fills.cardinality();
  }

  /** Fills that it was told more than once. */
  synchronized int doubled() {
    return doubled;
  }

  synchronized int prices() {
    return prices;
  }

  /** Messages whose number does not follow the one before. */
  synchronized int gaps() {
    return gaps;
  }

  /** Why it was closed; empty while it is open. */
  synchronized String closed() {
    return closed == null ? "" : closed;
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      take(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    end("%d %s".formatted(status, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end(String.valueOf(failure.getMessage()));
  }

  private synchronized void end(String why) {
    closed = why;
  }

  private synchronized void take(String message) {
    var numbered = SEQUENCE.matcher(message);
    if (numbered.lookingAt()) {
      var next = Long.parseLong(numbered.group(1));
      gaps += next == sequence + 1 ? 0 : 1;
      sequence = next;
    }
    if (message.contains("\"type\":\"fill\"")) {
      var key = FILL.matcher(message);
      if (key.find()) {
        var number = Integer.parseInt(key.group(1));
        doubled += fills.get(number) ? 1 : 0;
        fills.set(number);
      }
    } else if (message.contains("\"type\":\"price\"")) {
      prices++;
      var tick = TICK.matcher(message);
      if (tick.find()) {
        ages.add(Duration.between(Instant.parse(tick.group(1)), clock.instant()));
      }
    }
  }
}
