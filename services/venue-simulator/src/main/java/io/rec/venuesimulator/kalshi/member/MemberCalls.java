package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Accounts;
import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.desk.Desk;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.kalshi.query.Parameters;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code /portfolio/…} and {@code /api_keys}: what only a member may call. */
public final class MemberCalls {

  private static final List<String> KEYS = List.of("api_keys");
  private static final List<String> ORDERS = List.of("portfolio", "events", "orders");
  private static final List<String> GROUPS = List.of("portfolio", "order_groups");
  private static final List<String> READS = List.of("portfolio", "orders");

  private final Desk desk;
  private final OrderWrites writes;
  private final OrderReads orders;
  private final GroupCalls groups;
  private final MoneyReads money;
  private final KeyCalls keys;

  public MemberCalls(Desk desk, Accounts accounts, LongSupplier now) {
    this.desk = desk;
    this.keys = new KeyCalls(accounts);
    this.writes = new OrderWrites(desk.orders(), now);
    this.orders = new OrderReads(desk.reads());
    this.groups = new GroupCalls(desk.groups(), desk.reads());
    this.money = new MoneyReads(desk.reads());
  }

  /** A write is answered when it is out of danger. */
  public VenueAnswer answer(Account account, VenueRequest request, List<String> path) {
    VenueAnswer answer = answered(account, request, path);
    if (!request.method().equals("GET")) {
      desk.settle();
    }
    return answer;
  }

  private VenueAnswer answered(Account account, VenueRequest request, List<String> path) {
    try {
      if (below(path, KEYS)) {
        return keys.answer(account, request, path.subList(KEYS.size(), path.size()));
      }
      if (below(path, ORDERS)) {
        return writes.answer(account, request, path.subList(ORDERS.size(), path.size()));
      }
      if (below(path, GROUPS)) {
        return groups.answer(account, request, path.subList(GROUPS.size(), path.size()));
      }
      if (!request.method().equals("GET")) {
        return below(path, READS)
            ? Refusal.nested(410, "deprecated_v1_order_endpoint", "use /portfolio/events/orders")
            : Refusal.notFound();
      }
      return below(path, READS)
          ? orders(account, request, path.subList(READS.size(), path.size()))
          : money(account, request, path);
    } catch (Denied denied) {
      return Refusal.denied(denied);
    } catch (Undecodable unreadable) {
      return Refusal.undecodable(unreadable.details());
    }
  }

  private VenueAnswer orders(Account account, VenueRequest request, List<String> path) {
    return switch (path.size()) {
      case 0 -> orders.list(account, of("GetOrders", request));
      case 1 ->
          path.getFirst().equals("queue_positions")
              ? orders.queuePositions(account, of("GetOrderQueuePositions", request))
              : orders.one(account, path.getFirst());
      case 2 ->
          path.get(1).equals("queue_position")
              ? orders.queuePosition(account, path.getFirst())
              : Refusal.notFound();
      default -> Refusal.notFound();
    };
  }

  private VenueAnswer money(Account account, VenueRequest request, List<String> path) {
    return switch (String.join("/", path)) {
      case "portfolio/balance" -> money.balance(account);
      case "portfolio/positions" -> money.positions(account, of("GetPositions", request));
      case "portfolio/fills" -> money.fills(account, of("GetFills", request));
      case "portfolio/settlements" -> money.settlements(account, of("GetSettlements", request));
      case "portfolio/deposits" -> money.deposits(account, of("GetDeposits", request));
      case "portfolio/withdrawals" -> money.withdrawals(of("GetWithdrawals", request));
      case "portfolio/summary/total_resting_order_value" -> money.restingValue(account);
      default -> Refusal.notFound();
    };
  }

  private static boolean below(List<String> path, List<String> root) {
    return path.size() >= root.size() && path.subList(0, root.size()).equals(root);
  }

  private static Parameters of(String call, VenueRequest request) {
    return new Parameters(call, request.query());
  }
}
