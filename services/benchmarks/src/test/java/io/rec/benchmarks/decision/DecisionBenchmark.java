package io.rec.benchmarks.decision;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.books.Books;
import io.rec.autoentrysupervisor.books.Preferences;
import io.rec.autoentrysupervisor.judgement.Judgement;
import io.rec.autoentrysupervisor.judgement.MarketNow;
import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.money.Contracts;
import io.rec.domain.risk.KillSwitch;
import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.OrderIntent;
import io.rec.domain.trade.TicketId;
import io.rec.platform.live.NoteRefused;
import io.rec.platform.live.SeenTable;
import io.rec.platform.live.SeenTick;
import io.rec.platform.live.TableNote;
import io.rec.platform.live.TableReading;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.venues.kalshi.order.NewOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the frame of a strike table to the bytes of the order it leads to, signing apart: the frame
 * is read, every rule is asked of every row, the intent is made and written as the exchange wants
 * it. Without what is stored in between. Target: under a millisecond for the median.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class DecisionBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-26T15:40:00Z");
  private static final int STRIKES = 21;
  private static final long LOWEST = 90_000;
  private static final long STEP = 100;

  private final ObjectMapper json = ObjectMapper.getDefault();
  private final String frame = frame();
  private final Books books = books();
  private final Contracts size = Contracts.of(1);

  /** All of it. */
  @Benchmark
  public byte[] frameToOrder() throws IOException, NoteRefused {
    SeenTable table = TableReading.read(json.readValue(frame, TableNote.class));
    var market = new MarketNow("BTC", Optional.of(table), Optional.of(tick(table)));
    var judgement = Judgement.of(market, books, true, false, EntryCooldowns.NONE, NOW);
    return order(judgement.entries().getFirst());
  }

  private byte[] order(EntryDecision entry) throws IOException {
    var ticket = TicketId.of(entry.row().ticker().hashCode(), NOW);
    var intent =
        new OrderIntent(
            new ClientOrderId(ticket + ":open"),
            OrderIntent.Purpose.OPEN,
            entry.row().ticker(),
            entry.side(),
            size,
            entry.price().orElseThrow());
    var order =
        new NewOrder(
            intent.id().text(),
            intent.ticker(),
            intent.direction(),
            intent.count(),
            intent.yesLimit(),
            intent.timeInForce(),
            intent.reduceOnly());
    return json.writeValueAsBytes(order.body());
  }

  private static SeenTick tick(SeenTable table) {
    return new SeenTick("BTC", table.table().momentum());
  }

  private static Books books() {
    var settings =
        new AutoTradeSettings(
            1,
            true,
            new BigDecimal("90"),
            new BigDecimal("1"),
            0,
            3_600,
            false,
            false,
            35,
            25,
            15,
            true,
            40,
            60,
            true,
            36,
            true,
            15,
            "benchmark",
            NOW);
    return new Books(
        Optional.of(settings),
        Optional.of(new Preferences("Hourly HTC", Contracts.of(1), 1)),
        Optional.of(true),
        List.of(),
        KillSwitch.NONE,
        true,
        List.of(),
        NOW);
  }

  /** Twenty-one strikes around the price; the outer ones are worth an entry. */
  private static String frame() {
    var rows = new ArrayList<String>();
    for (int index = 0; index < STRIKES; index++) {
      long strike = LOWEST + index * STEP;
      boolean yes = index <= STRIKES / 2;
      int ask = Math.min(93, 50 + 5 * Math.abs(index - STRIKES / 2));
      rows.add(
          String.format(
              Locale.ROOT,
              """
              {"strike":%d,"ticker":"KXBTCD-26NOV2611-T%d.99","buffer":%.2f,"buffer_pct":0.5,
               "probability":%d.4,"yes_ask":%d,"no_ask":%d,"yes_diff":%.1f,"no_diff":%.1f,
               "volume":1200,"active_side":"%s","yes_bid":%d,"no_bid":%d}""",
              strike,
              strike - 1,
              Math.abs(index - STRIKES / 2) * 100.0,
              Math.min(98, ask + 4),
              yes ? ask : 101 - ask,
              yes ? 101 - ask : ask,
              yes ? 4.4 : -4.4,
              yes ? -4.4 : 4.4,
              yes ? "yes" : "no",
              yes ? ask - 1 : 100 - ask,
              yes ? 100 - ask : ask - 1));
    }
    return """
        {"symbol":"BTC","current_price":91000.12,"ttc":1200,"event_ticker":"KXBTCD-26NOV2611",
         "market_title":"Bitcoin price today at 11am EST?","strike_tier":100,"market_status":"active",
         "last_updated":"%1$s","strikes":[%2$s],"momentum":{"weighted_score":0.0123,"stale":false},
         "fingerprint":"hourly","stale":false,"model":"lookup","price_as_of":"%1$s",
         "interpolated":false,"market_as_of":"%1$s"}"""
        .formatted(NOW.minus(Duration.ofMillis(5)), String.join(",", rows));
  }
}
