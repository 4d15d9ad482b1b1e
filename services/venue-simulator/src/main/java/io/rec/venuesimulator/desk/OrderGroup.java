package io.rec.venuesimulator.desk;

import java.util.UUID;

/** A group of a member's orders; {@code number} is the engine's, the limit in hundredths. */
public record OrderGroup(UUID id, Member member, long number, long limit, boolean triggered) {

  OrderGroup limited(long to) {
    return new OrderGroup(id, member, number, to, triggered);
  }

  OrderGroup triggered(boolean now) {
    return new OrderGroup(id, member, number, limit, now);
  }
}
