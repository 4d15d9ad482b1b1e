package io.rec.venuesimulator.kalshi.rest;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Accounts;
import io.rec.venuesimulator.account.Caller;
import io.rec.venuesimulator.account.SignatureGate;
import io.rec.venuesimulator.desk.Desk;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.kalshi.member.MemberCalls;
import io.rec.venuesimulator.kalshi.query.BadParameter;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every call under {@code /trade-api/v2}: who calls, whether he may, and who answers. */
public final class KalshiCalls {

  public static final String ROOT = "/trade-api/v2";

  private static final Set<String> OF_MEMBERS = Set.of("portfolio", "api_keys");
  private static final Set<String> PUBLIC = Set.of("exchange", "series", "events", "markets");

  private final SignatureGate gate;
  private final ExchangeCalls exchangeCalls;
  private final EventCalls events;
  private final MarketCalls markets;
  private final CandleCalls candles;
  private final TradeCalls trades;
  private final MemberCalls members;
  private final AccountCalls limits = new AccountCalls();

  public KalshiCalls(
      Exchange exchange,
      Desk desk,
      Accounts accounts,
      SignatureGate gate,
      Clock clock,
      FaultBoard faults) {
    this.gate = gate;
    this.members = new MemberCalls(desk, accounts, exchange::present);
    MarketForm form = new MarketForm(exchange);
    MarketSearch search = new MarketSearch(exchange);
    this.exchangeCalls = new ExchangeCalls(clock, faults);
    this.events = new EventCalls(exchange, search, form);
    this.markets = new MarketCalls(exchange, search, form);
    this.candles = new CandleCalls(exchange);
    this.trades = new TradeCalls(exchange);
  }

  public VenueAnswer answer(VenueRequest request) {
    List<String> path = request.segmentsBehind(ROOT);
    Caller caller = gate.check(request.method(), request.rawPath(), request.headers());
    if (caller instanceof Caller.Refused refused) {
      return Refusal.unauthorized(refused);
    }
    Optional<Account> account =
        switch (caller) {
          case Caller.Member member -> Optional.of(member.account());
          case Caller.Unsigned unsigned -> unsigned.account();
          case Caller.Refused refused -> Optional.empty();
        };
    if (caller instanceof Caller.Member member && !affords(member.account(), request, path)) {
      return Refusal.tooManyRequests();
    }
    if (caller instanceof Caller.Member member && !Scopes.allow(member.key(), request, path)) {
      return Refusal.nested(403, "forbidden", "the key lacks the scope");
    }
    try {
      return isPublic(path) ? market(request, path) : account(request, path, account);
    } catch (BadParameter bad) {
      return Refusal.parameter(bad.text());
    }
  }

  private static boolean affords(Account account, VenueRequest request, List<String> path) {
    return account.spend(Metering.write(request), Metering.cost(request, path));
  }

  static boolean isPublic(List<String> path) {
    return !path.isEmpty()
        && (PUBLIC.contains(path.getFirst()) || path.equals(List.of("account", "endpoint_costs")));
  }

  private VenueAnswer market(VenueRequest request, List<String> path) {
    if (!request.method().equals("GET")) {
      return Refusal.nested(405, "method_not_allowed", "method not allowed");
    }
    return switch (path.getFirst()) {
      case "exchange" -> exchange(path);
      case "series" -> series(path, request);
      case "events" -> events(path, request);
      case "markets" -> markets(path, request);
      default -> limits.endpointCosts();
    };
  }

  private VenueAnswer exchange(List<String> path) {
    return switch (last(path, 2)) {
      case "status" -> exchangeCalls.status();
      case "schedule" -> exchangeCalls.schedule();
      case "user_data_timestamp" -> exchangeCalls.userDataTimestamp();
      default -> Refusal.notFound();
    };
  }

  private VenueAnswer series(List<String> path, VenueRequest request) {
    if (path.size() == 5 && path.get(2).equals("markets") && path.get(4).equals("candlesticks")) {
      return candles.ofMarket(path.get(1), path.get(3), of("GetMarketCandlesticks", request));
    }
    if (path.size() == 5 && path.get(2).equals("events") && path.get(4).equals("candlesticks")) {
      return candles.ofEvent(path.get(1), path.get(3), of("GetEventCandlesticks", request));
    }
    return switch (path.size()) {
      case 1 -> events.seriesList(of("GetSeriesList", request));
      case 2 ->
          path.get(1).equals("fee_changes")
              ? VenueAnswer.ok(new JsonObject().with("series_fee_change_arr", List.of()))
              : events.series(path.get(1));
      default -> Refusal.notFound();
    };
  }

  private VenueAnswer events(List<String> path, VenueRequest request) {
    if (path.size() == 3 && path.get(2).equals("metadata")) {
      return events.metadata(path.get(1));
    }
    return switch (path.size()) {
      case 1 -> events.list(of("GetEvents", request));
      case 2 ->
          switch (path.get(1)) {
            case "fee_changes" -> none("event_fee_changes");
            // There are no combinations of markets here.
            case "multivariate" -> none("events");
            default -> events.one(path.get(1), of("GetEvent", request));
          };
      default -> Refusal.notFound();
    };
  }

  private VenueAnswer markets(List<String> path, VenueRequest request) {
    if (path.size() == 3 && path.get(2).equals("orderbook")) {
      return markets.book(path.get(1), of("GetMarketOrderbook", request));
    }
    if (path.size() > 2) {
      return Refusal.notFound();
    }
    return switch (last(path, 2)) {
      case "" -> markets.list(of("GetMarkets", request));
      case "trades" -> trades.list(of("GetTrades", request));
      case "orderbooks" -> markets.books(of("GetMarketOrderbooks", request));
      case "candlesticks" -> candles.ofSeveral(of("BatchGetMarketCandlesticks", request));
      default -> markets.one(path.get(1));
    };
  }

  private VenueAnswer account(VenueRequest request, List<String> path, Optional<Account> account) {
    if (account.isEmpty()) {
      return Refusal.unsigned();
    }
    if (path.equals(List.of("account", "limits")) && request.method().equals("GET")) {
      return limits.limits(account.get());
    }
    return !path.isEmpty() && OF_MEMBERS.contains(path.getFirst())
        ? members.answer(account.get(), request, path)
        : Refusal.notFound();
  }

  private static VenueAnswer none(String list) {
    return VenueAnswer.ok(new JsonObject().with(list, List.of()).with("cursor", ""));
  }

  private static String last(List<String> path, int size) {
    return path.size() == size ? path.getLast() : "";
  }

  private static Parameters of(String call, VenueRequest request) {
    return new Parameters(call, request.query());
  }
}
