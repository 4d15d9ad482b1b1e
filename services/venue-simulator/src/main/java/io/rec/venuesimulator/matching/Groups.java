package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.CancelReason;
import io.rec.venuesimulator.matching.message.Command;
import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Event.GroupChanged.Change;
import io.rec.venuesimulator.matching.message.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The order groups of all members. A group that reaches its limit stops its own taker at once; its
 * resting orders go when the command that hit them is done, so that what an order will do can be
 * told before it does it.
 */
final class Groups {

  private final RestingOrders resting;
  private final Consumer<? super Event> events;
  private final Map<Long, Group> byId = new HashMap<>();
  private final List<Group> reached = new ArrayList<>();

  Groups(RestingOrders resting, Consumer<? super Event> events) {
    this.resting = resting;
    this.events = events;
  }

  @Nullable Group find(long id, int member) {
    Group group = byId.get(id);
    return group == null || group.member != member ? null : group;
  }

  void matched(Order order, long count, long at) {
    Group group = order.group;
    if (group != null) {
      group.match(at, count);
      reach(group, at);
    }
  }

  /** What limits that were reached during a command lead to. */
  void finish(long at) {
    if (!reached.isEmpty()) {
      reached.forEach(group -> trigger(group, at));
      reached.clear();
    }
  }

  Optional<Refusal> create(Command.CreateGroup asked) {
    if (asked.limit() <= 0) {
      return Optional.of(Refusal.INVALID_GROUP_LIMIT);
    }
    if (byId.containsKey(asked.group())) {
      throw new IllegalArgumentException("there is a group " + asked.group() + " already");
    }
    Group group = new Group(asked.group(), asked.member(), asked.limit());
    byId.put(group.id, group);
    tell(group, asked.at(), Change.CREATED);
    return Optional.empty();
  }

  Optional<Refusal> change(Command.GroupRequest asked) {
    Group group = find(asked.group(), asked.member());
    if (group == null) {
      return Optional.of(Refusal.GROUP_NOT_FOUND);
    }
    switch (asked) {
      case Command.LimitGroup limit -> {
        if (limit.limit() <= 0) {
          return Optional.of(Refusal.INVALID_GROUP_LIMIT);
        }
        group.limit = limit.limit();
        tell(group, asked.at(), Change.LIMITED);
        reach(group, asked.at());
      }
      case Command.TriggerGroup trigger -> trigger(group, asked.at());
      case Command.ResetGroup reset -> {
        group.reset();
        tell(group, asked.at(), Change.RESET);
      }
      case Command.DeleteGroup delete -> {
        byId.remove(group.id);
        tell(group, asked.at(), Change.DELETED);
        cancelOrders(group, asked.at());
      }
    }
    return Optional.empty();
  }

  private void reach(Group group, long at) {
    if (!group.triggered && group.room(at) <= 0) {
      group.triggered = true;
      reached.add(group);
    }
  }

  private void trigger(Group group, long at) {
    group.triggered = true;
    tell(group, at, Change.TRIGGERED);
    cancelOrders(group, at);
  }

  private void cancelOrders(Group group, long at) {
    List.copyOf(group.orders).forEach(order -> resting.cancel(order, at, CancelReason.GROUP));
  }

  private void tell(Group group, long at, Change change) {
    events.accept(new Event.GroupChanged(at, group.member, group.id, change));
  }
}
