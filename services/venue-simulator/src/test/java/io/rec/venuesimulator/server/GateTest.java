package io.rec.venuesimulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Venue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GateTest {

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final SocketOutlet outlet =
      new SocketOutlet(channel, new FaultBoard(Clock.systemUTC()), Venue.KALSHI_WS, false);

  @Test
  @DisplayName("what a call tells leaves after its answer, and nothing overtakes it meanwhile")
  void keepsNewsBehindTheAnswer() {
    Gate gate = new Gate();
    outlet.news("before");
    gate.keep(() -> tell("of the call"));
    outlet.news("after");

    assertThat(left()).containsExactly("before");
    gate.open();
    assertThat(left()).containsExactly("of the call", "after");
  }

  @Test
  @DisplayName("gates are passed in their order, whichever opens first")
  void keepsTheOrderOfCalls() {
    Gate first = new Gate();
    Gate second = new Gate();
    first.keep(() -> tell("one"));
    second.keep(() -> tell("two"));

    second.open();
    assertThat(left()).isEmpty();
    first.open();
    assertThat(left()).containsExactly("one", "two");
  }

  private String tell(String text) {
    outlet.news(text);
    return text;
  }

  private List<String> left() {
    channel.runPendingTasks();
    List<String> texts = new ArrayList<>();
    for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
      TextWebSocketFrame frame = (TextWebSocketFrame) sent;
      texts.add(frame.text());
      frame.release();
    }
    return texts;
  }
}
