package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.desk.HeldPosition;
import io.rec.venuesimulator.ledger.Position;
import io.rec.venuesimulator.wire.Decimals;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Positions added up by event. */
final class EventPositions {

  private long traded;
  private long volume;
  private long exposure;
  private long realised;
  private long fees;

  private EventPositions() {}

  static List<JsonObject> of(List<HeldPosition> positions) {
    Map<String, EventPositions> events = new LinkedHashMap<>();
    for (HeldPosition held : positions) {
      events
          .computeIfAbsent(held.market().ticker().event().toString(), name -> new EventPositions())
          .add(held.position());
    }
    return events.entrySet().stream().map(each -> each.getValue().form(each.getKey())).toList();
  }

  private void add(Position position) {
    traded += position.traded();
    volume += position.volume();
    exposure += position.cost();
    realised += position.realised();
    fees += position.fees();
  }

  private JsonObject form(String event) {
    return new JsonObject()
        .with("event_ticker", event)
        .with("total_cost_dollars", Decimals.money(traded))
        .with("total_cost_shares_fp", Decimals.count(volume))
        .with("event_exposure_dollars", Decimals.money(exposure))
        .with("realized_pnl_dollars", Decimals.money(realised))
        .with("fees_paid_dollars", Decimals.money(fees));
  }
}
