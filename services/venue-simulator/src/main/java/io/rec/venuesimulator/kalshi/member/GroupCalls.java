package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.desk.GroupDesk;
import io.rec.venuesimulator.desk.OrderGroup;
import io.rec.venuesimulator.desk.Reads;
import io.rec.venuesimulator.kalshi.form.MarketForm;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** {@code /portfolio/order_groups…}. */
final class GroupCalls {

  private static final int CREATED = 201;
  private static final long HUNDREDTHS = 100;
  private static final long MOST_CONTRACTS = 1_000_000_000;

  private final GroupDesk desk;
  private final Reads reads;

  GroupCalls(GroupDesk desk, Reads reads) {
    this.desk = desk;
    this.reads = reads;
  }

  VenueAnswer answer(Account account, VenueRequest request, List<String> path) {
    String id = path.isEmpty() ? "" : path.getFirst();
    String call = request.method() + ' ' + (path.size() == 2 ? path.get(1) : "");
    if (path.size() > 2) {
      return Refusal.notFound();
    }
    if (request.method().equals("POST") && path.equals(List.of("create"))) {
      return create(account, Body.of(request));
    }
    return switch (call) {
      case "GET " -> id.isEmpty() ? list(account) : one(account, id);
      case "DELETE " -> done(() -> desk.delete(account, id));
      case "PUT limit" -> {
        long limit = limit(Body.of(request));
        yield done(() -> desk.limit(account, id, limit));
      }
      case "PUT reset" -> done(() -> desk.reset(account, id));
      case "PUT trigger" -> done(() -> desk.trigger(account, id));
      default -> Refusal.notFound();
    };
  }

  private VenueAnswer create(Account account, Body body) {
    if (body.whole("subaccount").orElse(0) != 0) {
      throw Denied.invalidParameters("subaccount");
    }
    OrderGroup group = desk.create(account, limit(body));
    return VenueAnswer.of(
        CREATED,
        new JsonObject()
            .with("order_group_id", group.id().toString())
            .with("subaccount", 0)
            .with("exchange_index", MarketForm.EXCHANGE_INDEX));
  }

  private VenueAnswer list(Account account) {
    return VenueAnswer.ok(
        new JsonObject()
            .with(
                "order_groups",
                reads.groups(account).stream()
                    .map(view -> terms(new JsonObject().with("id", name(view)), view))
                    .toList()));
  }

  private VenueAnswer one(Account account, String id) {
    Reads.GroupView view = reads.group(account, id);
    return VenueAnswer.ok(
        terms(new JsonObject(), view)
            .with("orders", view.orders().stream().map(UUID::toString).toList()));
  }

  private static String name(Reads.GroupView view) {
    return view.group().id().toString();
  }

  /** A group that was triggered cancels nothing more until it is reset. */
  private static JsonObject terms(JsonObject form, Reads.GroupView view) {
    return form.with("contracts_limit_fp", Decimals.count(view.group().limit()))
        .with("is_auto_cancel_enabled", !view.group().triggered())
        .with("exchange_index", MarketForm.EXCHANGE_INDEX);
  }

  /** In whole contracts or in hundredths of them. */
  private static long limit(Body body) {
    OptionalLong whole = body.whole("contracts_limit");
    Optional<Long> exact = body.optionalCount("contracts_limit_fp");
    if (whole.isEmpty() && exact.isEmpty()) {
      throw Denied.missing("contracts_limit");
    }
    if (whole.isPresent() && Math.abs(whole.getAsLong()) > MOST_CONTRACTS) {
      throw Denied.invalidParameters("contracts_limit");
    }
    long limit = exact.orElseGet(() -> whole.getAsLong() * HUNDREDTHS);
    if (whole.isPresent() && limit != whole.getAsLong() * HUNDREDTHS) {
      throw Denied.invalidParameters("contracts_limit and contracts_limit_fp differ");
    }
    return limit;
  }

  private static VenueAnswer done(Runnable deed) {
    deed.run();
    return VenueAnswer.ok(new JsonObject());
  }
}
