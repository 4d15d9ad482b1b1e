package io.rec.venuesimulator.alpaca;

import io.rec.venuesimulator.alpaca.order.Listener;
import io.rec.venuesimulator.alpaca.order.Update;
import io.rec.venuesimulator.alpaca.rest.OrderForm;
import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.OneShot;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every connection of {@code /stream}; what becomes of an order is told to its account. */
public final class AlpacaStream implements Listener, FaultBoard.Streams {

  private final FaultBoard faults;
  private final List<AlpacaTalk> talks = new CopyOnWriteArrayList<>();

  public AlpacaStream(FaultBoard faults) {
    this.faults = faults;
  }

  @Override
  public void happened(String keyId, Update update) {
    List<AlpacaTalk> own = talks.stream().filter(talk -> talk.hears(keyId)).toList();
    if (!own.isEmpty()) {
      JsonObject form = OrderForm.update(update, faults.of(Venue.ALPACA_WS).clockSkew());
      String message =
          new JsonObject().with("stream", AlpacaTalk.TRADE_UPDATES).with("data", form).toString();
      own.forEach(talk -> talk.outlet().news(message));
    }
  }

  @Override
  public void arm(OneShot fault, int times) {
    talks.forEach(talk -> talk.outlet().arm(fault, times));
  }

  @Override
  public void disconnect() {
    talks.stream().map(AlpacaTalk::outlet).forEach(Outlet::hangUp);
  }

  public void closeConnections() {
    talks.stream().map(AlpacaTalk::outlet).forEach(Outlet::close);
  }

  void add(AlpacaTalk talk) {
    talks.add(talk);
  }

  void remove(AlpacaTalk talk) {
    talks.remove(talk);
  }
}
