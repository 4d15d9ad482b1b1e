package io.rec.kalshiaccountsync.record;

import static io.rec.kalshiaccountsync.account.Source.CALL;
import static io.rec.kalshiaccountsync.account.Source.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.domain.money.Money;
import io.rec.domain.position.Fill;
import io.rec.kalshiaccountsync.account.KnownFill;
import io.rec.kalshiaccountsync.account.News;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.FenceLost;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountRecordTest {

  private static final int ORDERS = 60;

  private static AccountBooks books;

  @BeforeAll
  static void open() throws SQLException {
    books = new AccountBooks();
  }

  @AfterAll
  static void close() {
    books.close();
  }

  @BeforeEach
  void clear() throws SQLException {
    books.clear();
  }

  @Test
  @DisplayName("an older answer about an order that arrives after the stream's news does not win")
  void olderOrderAfterNewer() throws SQLException {
    books.hear(Told.order(3, STREAM));
    Recorded late = books.hear(Told.order(1, CALL));

    assertThat(books.column("SELECT status || ' ' || fill_count FROM users.orders"))
        .containsExactly("executed 30.00");
    assertThat(late.facts()).isEmpty();
    assertThat(late.overtaken()).isOne();
  }

  @Test
  @DisplayName("the same two tellings of an order in their own order end the same")
  void olderOrderBeforeNewer() throws SQLException {
    books.hear(Told.order(1, CALL));
    books.hear(Told.order(3, STREAM));

    assertThat(books.column("SELECT status || ' ' || fill_count FROM users.orders"))
        .containsExactly("executed 30.00");
    assertThat(books.facts()).containsExactly("account.order ours", "account.order ours");
  }

  @Test
  @DisplayName("an older answer about a position that arrives after the stream's does not win")
  void olderPositionAfterNewer() throws SQLException {
    books.hear(List.of(Told.fill(1, STREAM), Told.fill(2, STREAM), Told.streamed(2)));
    Recorded late = books.hear(Told.stated(1));

    assertThat(
            books.column(
                "SELECT venue_position || ' ' || venue_exposure || ' ' || venue_fees "
                    + "FROM users.positions"))
        .containsExactly("20.00 11.200000 0.344960");
    assertThat(late.facts()).isEmpty();
  }

  @Test
  @DisplayName("an older stream's position that arrives after a newer answer does not win")
  void olderStreamAfterNewerAnswer() throws SQLException {
    books.hear(List.of(Told.fill(1, STREAM), Told.stated(2), Told.streamed(1)));

    assertThat(books.column("SELECT venue_position FROM users.positions")).containsExactly("20.00");
  }

  @Test
  @DisplayName("an older balance that arrives late does not win, within the same second too")
  void olderBalance() throws SQLException {
    books.hear(List.of(Told.balance("10000.0000", 1), Told.balance("9994.2276", 3)));
    books.hear(Told.balance("9997.1100", 2));

    assertThat(
            books.column(
                "SELECT balance || ' ' || balance_dollars FROM users.account_balance ORDER BY id"))
        .containsExactly("1000000 10000.0000", "999422 9994.2276");
  }

  @Test
  @DisplayName("any order of the same news, repeated or not, ends in the same rows")
  void anyInterleavingEndsTheSame() throws SQLException {
    List<News> news = wholeLife();
    books.hear(news);
    List<String> inOrder = books.rows();
    assertThat(inOrder).hasSize(7);

    for (long seed = 1; seed <= ORDERS; seed++) {
      Random random = new Random(seed);
      List<News> shuffled = new ArrayList<>(news);
      news.stream().filter(each -> random.nextInt(4) == 0).forEach(shuffled::add);
      Collections.shuffle(shuffled, random);
      books.clear();
      books.hear(shuffled);

      assertThat(books.rows()).as("seed %d: %s", seed, shuffled).isEqualTo(inOrder);
      assertThat(books.record().waiting()).as("seed %d", seed).isZero();
    }
  }

  @Test
  @DisplayName("news stored together end in the same rows as one by one")
  void togetherOrOneByOne() throws SQLException {
    books.hear(wholeLife());
    List<String> oneByOne = books.rows();
    books.clear();

    books.together(wholeLife());

    assertThat(books.rows()).isEqualTo(oneByOne);
  }

  @Test
  @DisplayName("REC-KAS-03 a change is stated once, and news that change nothing are not stated")
  void statesChangesOnce() throws SQLException {
    books.hear(wholeLife());
    List<String> facts = books.facts();
    books.hear(wholeLife());

    assertThat(books.facts()).isEqualTo(facts);
    assertThat(facts)
        .filteredOn(fact -> fact.startsWith("account.fill"))
        .hasSize(3)
        .containsOnly("account.fill order");
    assertThat(facts).containsOnlyOnce("account.settlement " + Told.TICKER);
  }

  @Test
  @DisplayName("a fact carries the row with exact numbers")
  void factCarriesRow() throws SQLException {
    books.hear(Told.fill(1, STREAM));

    assertThat(books.column("SELECT payload::text FROM system.outbox WHERE topic = 'account.fill'"))
        .singleElement()
        .asString()
        .contains(
            "\"count\": 10.00",
            "\"yes_price\": 0.5600",
            "\"no_price\": 0.4400",
            "\"fee_cost\": 0.172480",
            "\"client_order_id\": \"ours\"",
            "\"side\": \"yes\"");
  }

  @Test
  @DisplayName("what is counted from fills is left to the trade manager once the row is there")
  void leavesTheCountAlone() throws SQLException {
    books.hear(List.of(Told.fill(1, CALL), Told.stated(1)));
    assertThat(books.column("SELECT position FROM users.positions")).containsExactly("10.00");
    books.execute("UPDATE users.positions SET position = 7, market_exposure = 5");

    books.hear(List.of(Told.fill(2, CALL), Told.stated(2)));

    assertThat(
            books.column(
                "SELECT position || ' ' || market_exposure || ' ' || venue_position "
                    + "FROM users.positions"))
        .containsExactly("7.00 5.0000 20.00");
  }

  @Test
  @DisplayName("a streamed position whose fill has not come waits for it and says so")
  void waitsForFill() throws SQLException {
    Recorded early = books.hear(Told.streamed(1));
    assertThat(early.incomplete()).containsExactly(Told.TICKER);
    assertThat(books.record().waiting()).isOne();

    books.hear(Told.fill(1, CALL));

    assertThat(books.record().waiting()).isZero();
    assertThat(books.column("SELECT venue_position FROM users.positions")).containsExactly("10.00");
  }

  @Test
  @DisplayName("a fill that the stream did not bring shows in what the next one leaves")
  void noticesMissedFill() throws SQLException {
    assertThat(books.hear(Told.fill(1, STREAM)).incomplete()).isEmpty();

    assertThat(books.hear(Told.fill(3, STREAM)).incomplete()).containsExactly(Told.TICKER);
  }

  @Test
  @DisplayName("a fill told in two ways is counted and stays as it was first told")
  void contradiction() throws SQLException {
    News.Filled first = Told.fill(1, CALL);
    Fill fill = first.fill().fill();
    Fill other =
        new Fill(
            fill.id(),
            fill.orderId(),
            fill.ticker(),
            fill.direction(),
            fill.count(),
            fill.yesPrice(),
            Money.CENT,
            fill.at());
    books.hear(first);

    Recorded recorded =
        books.hear(new News.Filled(new KnownFill(other, true, Optional.empty()), Optional.empty()));

    assertThat(recorded.contradictions()).isOne();
    assertThat(books.column("SELECT fee_cost FROM users.fills")).containsExactly("0.172480");
  }

  @Test
  @DisplayName("whoever no longer holds the lease writes nothing")
  void refusesOldToken() throws SQLException {
    Fence fence = books.fence();
    Fence older = new Fence(fence.lease(), fence.token() - 1);

    assertThatThrownBy(() -> books.record().write(older, wholeLife()))
        .isInstanceOf(FenceLost.class);
    assertThat(books.rows()).isEmpty();
    assertThat(books.facts()).isEmpty();
  }

  /** An order of thirty filled in three parts, told by stream and calls, to its settlement. */
  private static List<News> wholeLife() {
    List<News> news = new ArrayList<>();
    news.add(Told.order(0, STREAM));
    for (int step = 1; step <= 3; step++) {
      news.add(Told.fill(step, STREAM));
      news.add(Told.order(step, STREAM));
      news.add(Told.streamed(step));
      news.add(Told.fill(step, CALL));
      news.add(Told.order(step, CALL));
      news.add(Told.stated(step));
    }
    news.add(Told.settled(5));
    news.add(Told.balance("10000.0000", 0));
    return news;
  }
}
