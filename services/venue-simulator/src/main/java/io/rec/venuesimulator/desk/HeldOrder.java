package io.rec.venuesimulator.desk;

import java.util.Optional;

/**
 * One order of a member over time.
 *
 * @param number the engine's
 * @param filledBefore what the engine does not know of: filled before the simulator's last start
 */
record HeldOrder(Member member, long number, long filledBefore, Versions<MemberOrder> versions) {

  static HeldOrder coming(Member member, long number) {
    return new HeldOrder(member, number, 0, new Versions<>());
  }

  MemberOrder now() {
    return versions.latest().orElseThrow();
  }

  Optional<MemberOrder> at(long millis) {
    return versions.at(millis);
  }

  void set(MemberOrder order) {
    versions.set(order.updatedMillis(), order);
  }

  /** One order is one order, whatever happened to it. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HeldOrder order && order.number == number;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
