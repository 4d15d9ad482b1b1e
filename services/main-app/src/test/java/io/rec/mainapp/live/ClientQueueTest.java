package io.rec.mainapp.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientQueueTest {

  private static final long APART = 100;
  private static final long APART_UNSEEN = 1000;
  private static final String TS = "2026-03-02T10:00:00Z";

  private final ClientQueue queue = new ClientQueue(3, APART, APART_UNSEEN);

  @Test
  void aNewerPriceReplacesOneThatWasNotSent() {
    queue.offer(price("BTC", 1));
    queue.offer(price("BTC", 2));

    assertThat(sent(0)).containsExactly("price 2");
    assertThat(queue.replaced()).isEqualTo(1);
  }

  @Test
  void pricesOfOtherSymbolsAreOtherPrices() {
    queue.offer(price("BTC", 1));
    queue.offer(price("ETH", 2));

    assertThat(sent(0)).containsExactly("price 1", "price 2");
  }

  @Test
  void factsAreNeverReplacedAndGoFirstInTheirOrder() {
    queue.offer(price("BTC", 1));
    queue.offer(fill(7));
    queue.offer(fill(8));

    assertThat(sent(0)).containsExactly("fill 7", "fill 8", "price 1");
  }

  @Test
  void oneTopicIsSentNoMoreOftenThanItsPaceAndThreeAhead() {
    for (int number = 1; number <= 4; number++) {
      queue.offer(price("BTC", number));
      assertThat(sent(0)).containsExactly("price " + number);
    }
    queue.offer(price("BTC", 5));

    assertThat(sent(99)).isEmpty();
    assertThat(queue.untilNext(60)).isEqualTo(40);
    assertThat(sent(100)).containsExactly("price 5");
    assertThat(sentOfEvery(101, 1200)).isEqualTo(10);
  }

  @Test
  void oneThatWasHeldUpHoldsUpNoneAfterIt() {
    for (long at : List.of(0L, 250L, 251L, 300L, 400L, 500L, 600L)) {
      queue.offer(price("BTC", (int) at));
      assertThat(sent(at)).containsExactly("price " + at);
    }
  }

  @Test
  void newsThatComeAtThePaceAndUnevenlyWaitForNothing() {
    for (long at : List.of(0L, 130L, 200L, 295L, 460L, 500L)) {
      queue.offer(price("BTC", (int) at));
      assertThat(sent(at)).containsExactly("price " + at);
    }
  }

  @Test
  void whatWaitsForItsPaceHoldsNoOtherUp() {
    for (int number = 0; number < 4; number++) {
      queue.offer(price("BTC", number));
      sent(0);
    }
    queue.offer(price("BTC", 4));
    queue.offer(price("ETH", 5));

    assertThat(sent(10)).containsExactly("price 5");
  }

  @Test
  void whatNobodyLooksAtIsToldLessOften() {
    queue.looksAt("BTC");
    int seen = 0;
    int unseen = 0;
    for (int now = 0; now < 3000; now += 10) {
      queue.offer(price("BTC", now));
      queue.offer(price("ETH", -now - 1));
      for (String sent : sent(now)) {
        seen += sent.startsWith("price -") ? 0 : 1;
        unseen += sent.startsWith("price -") ? 1 : 0;
      }
    }

    // Three of each may go ahead of its pace.
    assertThat(seen).isBetween(32, 33);
    assertThat(unseen).isBetween(5, 6);
    queue.offer(price("ETH", 7));
    queue.looksAt("ETH");
    assertThat(sent(3000)).contains("price 7");
  }

  @Test
  void factsDoNotWaitForAPace() {
    queue.offer(fill(1));
    sent(0);
    queue.offer(fill(2));

    assertThat(queue.untilNext(1)).isZero();
    assertThat(sent(1)).containsExactly("fill 2");
  }

  @Test
  void tooManyFactsOverflowInsteadOfBeingDroppedOneByOne() {
    boolean taken = true;
    for (int id = 1; id <= 4; id++) {
      taken = queue.offer(fill(id));
    }

    assertThat(taken).isFalse();
    assertThat(queue.overflowed()).isTrue();
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void pricesNeverOverflowHoweverMany() {
    for (int number = 0; number < 10_000; number++) {
      queue.offer(price("BTC", number));
    }

    assertThat(queue.overflowed()).isFalse();
    assertThat(queue.waiting()).isEqualTo(1);
  }

  @Test
  void aSnapshotTakesThePlaceOfStatesAndLeavesFacts() {
    queue.offer(price("BTC", 1));
    queue.offer(fill(7));
    queue.snapshot(Frame.certain("snapshot", TS, "9"));

    assertThat(sent(0)).containsExactly("fill 7", "snapshot 9");
  }

  @Test
  void theFirstSnapshotGoesBeforeWhatWasOfferedMeanwhile() {
    queue.offer(fill(7));
    queue.snapshotFirst(Frame.certain("snapshot", TS, "9"));

    assertThat(sent(0)).containsExactly("snapshot 9", "fill 7");
  }

  @Test
  void onlyTheTopicsThatWereAskedFor() {
    queue.offer(price("BTC", 1));
    queue.topics(Set.of("fill"));
    queue.offer(price("BTC", 2));
    queue.offer(fill(7));

    assertThat(sent(0)).containsExactly("fill 7");
  }

  @Test
  void aHiddenPageIsToldLessOftenAndOneThatIsSeenAgainAtOnce() {
    queue.pace(1000);
    assertThat(sentOfEvery(0, 10_000)).isEqualTo(13);

    queue.offer(price("BTC", 7));
    assertThat(sent(9_999)).isEmpty();
    queue.pace(APART);
    assertThat(sent(9_999)).containsExactly("price 7");
  }

  @Test
  void aMessageIsWrittenOnceAndNumberedForEach() {
    Frame frame = Frame.fact("fill", 12, TS, "{\"a\":1}");

    assertThat(new String(frame.numbered(5), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"seq\":5,\"type\":\"fill\",\"fact_id\":12,\"ts\":\""
                + TS
                + "\",\"data\":{\"a\":1}}");
  }

  /** How many of the prices go that come at every moment of the time. */
  private int sentOfEvery(long from, long to) {
    int sent = 0;
    for (long now = from; now < to; now++) {
      queue.offer(price("BTC", (int) now));
      sent += sent(now).size();
    }
    return sent;
  }

  private List<String> sent(long now) {
    List<String> sent = new ArrayList<>();
    for (Optional<Frame> next = queue.next(now); next.isPresent(); next = queue.next(now)) {
      String text = new String(next.get().numbered(0), StandardCharsets.UTF_8);
      sent.add(next.get().type() + " " + text.replaceAll(".*\"data\":(.*)}", "$1"));
    }
    return sent;
  }

  private static Frame price(String symbol, int number) {
    return Frame.state("price", symbol, TS, Integer.toString(number));
  }

  private static Frame fill(int id) {
    return Frame.fact("fill", id, TS, Integer.toString(id));
  }
}
