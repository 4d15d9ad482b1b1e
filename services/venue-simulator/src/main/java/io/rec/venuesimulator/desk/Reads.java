package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.book.Leg;
import io.rec.venuesimulator.book.Touch;
import io.rec.venuesimulator.calendar.ListedMarket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.exchange.Floor;
import io.rec.venuesimulator.exchange.Standing;
import io.rec.venuesimulator.matching.message.PriceGrid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * What members see of their orders and money: as it was some time ago while the read model lags.
 * Queue positions and groups are told as they are.
 */
public final class Reads {

  private static final int UNITS_PER_CENT = 100;

  private final Exchange exchange;
  private final Records records;
  private final Groups groups;
  private final LongSupplier lag;

  Reads(Exchange exchange, Records records, Groups groups, LongSupplier lagMillis) {
    this.exchange = exchange;
    this.records = records;
    this.groups = groups;
    this.lag = lagMillis;
  }

  /** Cash as it was, and what positions are worth at the market. */
  public record Funds(Member.Cash cash, long portfolioValue) {}

  /** A resting order and the contracts before it. */
  public record Queued(MemberOrder order, long ahead) {}

  /** A group and its resting orders. */
  public record GroupView(OrderGroup group, List<UUID> orders) {}

  /** Newest first. */
  public List<MemberOrder> orders(Account account) {
    return read(
        account,
        (member, then) ->
            List.copyOf(member.orders.values()).reversed().stream()
                .flatMap(order -> order.at(then).stream())
                .toList());
  }

  public MemberOrder order(Account account, String id) {
    return read(account, (member, then) -> member.order(id).flatMap(order -> order.at(then)))
        .orElseThrow(() -> Denied.notFound(""));
  }

  /** Newest first. */
  public List<MemberFill> fills(Account account) {
    return read(
        account,
        (member, then) ->
            member.fills.reversed().stream().filter(fill -> fill.atMillis() <= then).toList());
  }

  /** Newest first. */
  public List<Payment> payments(Account account) {
    return read(
        account,
        (member, then) ->
            member.payments.reversed().stream().filter(paid -> paid.atMillis() <= then).toList());
  }

  /** Of every market the member ever traded in, the latest first. */
  public List<HeldPosition> positions(Account account) {
    return read(
        account,
        (member, then) ->
            List.copyOf(member.positions.values()).reversed().stream()
                .flatMap(position -> position.at(then).stream())
                .toList());
  }

  public Funds funds(Account account) {
    return read(
        account,
        (member, then) ->
            new Funds(
                member.cash.at(then).or(member.cash::latest).orElseThrow(),
                exchange.look(
                    floor ->
                        floor
                            .ledger()
                            .portfolioValue(member.number(), market -> yesPrice(floor, market)))));
  }

  public Member member(Account account) {
    return records.member(account);
  }

  public Queued queued(Account account, String id) {
    return exchange.look(
        floor ->
            records
                .member(account)
                .order(id)
                .flatMap(order -> queued(floor, order))
                .orElseThrow(() -> Denied.notFound("")));
  }

  public List<Queued> queued(Account account) {
    return exchange.look(
        floor ->
            records.member(account).open.stream()
                .flatMap(order -> queued(floor, order).stream())
                .toList());
  }

  public List<GroupView> groups(Account account) {
    return exchange.look(
        floor -> {
          Member member = records.member(account);
          return groups.of(member).stream().map(group -> view(member, group)).toList();
        });
  }

  public GroupView group(Account account, String id) {
    return exchange.look(
        floor -> {
          Member member = records.member(account);
          return view(member, groups.find(member, id));
        });
  }

  private static GroupView view(Member member, OrderGroup group) {
    String id = group.id().toString();
    return new GroupView(
        group,
        member.open.stream()
            .map(order -> order.now().terms())
            .filter(terms -> terms.group().equals(id))
            .map(OrderTerms::id)
            .toList());
  }

  private static Optional<Queued> queued(Floor floor, HeldOrder order) {
    OptionalLong ahead = floor.engine().queuePosition(order.number());
    return ahead.isPresent()
        ? Optional.of(new Queued(order.now(), ahead.getAsLong()))
        : Optional.empty();
  }

  /** The middle of the quotes, or the result once there is one. */
  private int yesPrice(Floor floor, int number) {
    Optional<ListedMarket> market = floor.market(number);
    if (market.isEmpty()) {
      return 0;
    }
    Standing standing = exchange.standing(market.get());
    if (standing.status().resultKnown()) {
      return exchange.results().winner(market.get()) == Leg.YES ? PriceGrid.DOLLAR : 0;
    }
    Touch touch = standing.book().touch();
    boolean quoted = touch.hasBid() || touch.hasAsk();
    return quoted
        ? (touch.bid() + touch.ask()) * UNITS_PER_CENT / 2
        : standing.figures().lastCents() * UNITS_PER_CENT;
  }

  private <T> T read(Account account, BiFunction<Member, Long, T> question) {
    return exchange.look(
        floor -> question.apply(records.member(account), exchange.present() - lag.getAsLong()));
  }
}
