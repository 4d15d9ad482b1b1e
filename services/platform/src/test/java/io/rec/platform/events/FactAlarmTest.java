package io.rec.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FactAlarmTest {

  private final AtomicLong offset = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();
  private final FactAlarm alarm =
      new FactAlarm(Set.of("order", "account.fill"), offset::get, looks::incrementAndGet);

  @Test
  @DisplayName("R26 a fact of a consumer's topics has it look, one of another topic does not")
  void looksForItsTopics() {
    alarm.heard("trade:1");
    assertThat(looks).hasValue(0);

    alarm.heard("account.fill:2");
    assertThat(looks).hasValue(1);

    offset.set(2);
    alarm.heard("trade:3");
    assertThat(looks).hasValue(1);
  }

  @Test
  @DisplayName("R26 a fact that waited behind another's transaction is looked for when that ends")
  void looksAgainForWhatWaits() {
    // 7 is ours and committed; 6 was drawn before it and is still underway.
    alarm.heard("order:7");
    offset.set(5);

    alarm.heard("trade:6");

    assertThat(looks).hasValue(2);
  }

  @Test
  @DisplayName("R26 who follows all topics looks for each; who may have missed one looks as well")
  void looksForAll() {
    FactAlarm all = new FactAlarm(Set.of(), offset::get, looks::incrementAndGet);
    all.heard("trade:1");
    all.missed();

    assertThat(looks).hasValue(2);
  }

  @Test
  @DisplayName(
      "R26 who reads a state looks for facts of its topics, and when it may have missed one")
  void looksForItsState() throws Exception {
    Listener state = Listener.ofFacts(Set.of("trade", "kill_switch"), looks::incrementAndGet);
    state.heard("order:1");
    state.heard("trade_log:2");
    assertThat(looks).hasValue(0);

    state.heard("trade:3");
    state.heard("kill_switch:4");
    state.missed();
    assertThat(looks).hasValue(3);
  }

  @Test
  @DisplayName("what is no announcement of a fact is told as one")
  void tellsOfNonsense() {
    assertThatThrownBy(() -> alarm.heard("order")).hasMessageContaining("order");
    assertThat(looks).hasValue(0);
  }
}
