package io.rec.venuesimulator.alpaca.order;

/** Who is told what becomes of orders, in the order in which it happens. */
@FunctionalInterface
public interface Listener {

  void happened(String keyId, Update update);
}
