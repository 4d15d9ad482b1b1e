package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.TokenBucket;
import io.rec.venuesimulator.book.Book;
import io.rec.venuesimulator.calendar.ListedEvent;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.desk.DeskListener;
import io.rec.venuesimulator.desk.GroupNews;
import io.rec.venuesimulator.desk.HeldPosition;
import io.rec.venuesimulator.desk.Member;
import io.rec.venuesimulator.desk.MemberFill;
import io.rec.venuesimulator.desk.MemberOrder;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.MarketListener;
import io.rec.venuesimulator.exchange.Origin;
import io.rec.venuesimulator.exchange.Standing;
import io.rec.venuesimulator.exchange.Trade;
import io.rec.venuesimulator.exchange.Turn;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.kalshi.form.MoneyForm;
import io.rec.venuesimulator.kalshi.form.OrderForm;
import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.server.Talk;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Every connection of the stream; what the exchange does is told to those who subscribed it. */
public final class MarketStream implements MarketListener, DeskListener, FaultBoard.Streams {

  private static final String HEARTBEAT = "heartbeat";

  private final Exchange exchange;
  private final FaultBoard faults;
  private final LongSupplier nanos;
  private final List<StreamTalk> talks = new CopyOnWriteArrayList<>();

  /** Clients are counted by the clock on the wall. */
  public MarketStream(Exchange exchange, FaultBoard faults, Clock wall) {
    this.exchange = exchange;
    this.faults = faults;
    this.nanos = TokenBucket.nanos(wall);
  }

  LongSupplier nanos() {
    return nanos;
  }

  /** Our side of a new connection. */
  public Talk talk(Outlet outlet, Optional<Account> account) {
    return new StreamTalk(this, exchange, outlet, account);
  }

  public int connections() {
    return talks.size();
  }

  public long connectionsOf(Account account) {
    return talks.stream().filter(talk -> talk.account().equals(Optional.of(account))).count();
  }

  /** Due every ten seconds. */
  public void ping() {
    talks.forEach(talk -> talk.outlet().ping(HEARTBEAT));
  }

  public void closeConnections() {
    talks.forEach(talk -> talk.outlet().close());
  }

  @Override
  public void arm(OneShot fault, int times) {
    talks.forEach(talk -> talk.outlet().arm(fault, times));
  }

  @Override
  public void disconnect() {
    talks.forEach(talk -> talk.outlet().hangUp());
  }

  @Override
  public void bookChanged(
      ListedMarket market, List<Book.Change> changes, Optional<Origin> origin, long epochMillis) {
    long shown = shown(epochMillis);
    for (StreamTalk talk : talks) {
      Optional<Origin> own = origin.filter(o -> talk.belongsTo(o.member()));
      talk.tell(
          StreamChannel.ORDERBOOK_DELTA,
          market.name(),
          subscription ->
              changes.forEach(
                  change ->
                      subscription.tell(
                          "orderbook_delta",
                          StreamForm.delta(market, change, own, subscription.yesPrice(), shown))));
    }
  }

  @Override
  public void orderChanged(Member member, MemberOrder order) {
    String ticker = order.terms().market().name();
    tell(member, StreamChannel.USER_ORDERS, ticker, "user_order", OrderForm.news(member, order));
  }

  @Override
  public void filled(Member member, MemberFill fill) {
    JsonObject news = MoneyForm.fillNews(fill, shown(fill.atMillis()));
    tell(member, StreamChannel.FILL, fill.market().name(), "fill", news);
  }

  @Override
  public void positionChanged(Member member, HeldPosition position) {
    tell(
        member,
        StreamChannel.MARKET_POSITIONS,
        position.market().name(),
        "market_position",
        MoneyForm.positionNews(member, position));
  }

  @Override
  public void groupChanged(Member member, GroupNews news) {
    JsonObject form =
        new JsonObject()
            .with("event_type", news.event())
            .with("order_group_id", news.group().toString())
            .with("contracts_limit_fp", Decimals.count(news.limit()))
            .with("ts_ms", shown(news.atMillis()));
    tell(member, StreamChannel.ORDER_GROUP_UPDATES, "", "order_group_updates", form);
  }

  @Override
  public void traded(Trade trade) {
    if (talks.isEmpty()) {
      return;
    }
    String message = StreamForm.trade(trade, shown(trade.epochMillis()));
    tell(StreamChannel.TRADE, trade.market().name(), "trade", message);
  }

  @Override
  public void tickerChanged(ListedMarket market, Standing standing, long epochMillis) {
    if (talks.isEmpty()) {
      return;
    }
    String message = StreamForm.ticker(market, standing, shown(epochMillis));
    tell(StreamChannel.TICKER, market.name(), "ticker", message);
  }

  @Override
  public void eventCreated(ListedEvent event) {
    String message = StreamForm.event(event);
    tell(StreamChannel.MARKET_LIFECYCLE_V2, event.name(), "event_lifecycle", message);
  }

  @Override
  public void turned(ListedMarket market, Turn turn, long epochMillis) {
    String message = StreamForm.turn(market, turn, exchange, epochMillis);
    tell(StreamChannel.MARKET_LIFECYCLE_V2, market.name(), "market_lifecycle_v2", message);
    if (turn == Turn.CREATED) {
      // Who asked for a market before it existed learns here that its book is empty.
      talks.forEach(
          talk ->
              talk.tell(
                  StreamChannel.ORDERBOOK_DELTA,
                  market.name(),
                  s ->
                      s.tell(
                          "orderbook_snapshot",
                          StreamForm.snapshot(market, Book.EMPTY, s.yesPrice()))));
    }
  }

  void tell(StreamChannel channel, String name, String type, String message) {
    talks.forEach(
        talk -> talk.tell(channel, name, subscription -> subscription.tell(type, message)));
  }

  private void tell(
      Member member, StreamChannel channel, String ticker, String type, JsonObject news) {
    List<StreamTalk> own =
        talks.stream().filter(talk -> talk.belongsTo(member.account().number())).toList();
    if (!own.isEmpty()) {
      String message = news.toString();
      own.forEach(talk -> talk.tell(channel, ticker, s -> s.tell(type, message)));
    }
  }

  void add(StreamTalk talk) {
    talks.add(talk);
  }

  void remove(StreamTalk talk) {
    talks.remove(talk);
  }

  /** The instant as a venue with a wrong clock would write it. */
  long shown(long epochMillis) {
    return epochMillis + faults.of(Venue.KALSHI_WS).clockSkew().toMillis();
  }
}
