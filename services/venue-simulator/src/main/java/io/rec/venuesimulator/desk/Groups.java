package io.rec.venuesimulator.desk;

import io.rec.venuesimulator.matching.message.Event;
import io.rec.venuesimulator.matching.message.Event.GroupChanged.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The order groups of all members, and what was not told of them yet. */
final class Groups {

  record Told(Member member, GroupNews news, Keeper.Memo memo) {}

  private final Map<Long, OrderGroup> byNumber = new LinkedHashMap<>();
  private final List<Told> news = new ArrayList<>();
  private long last;

  /** A group on its way to the engine. */
  OrderGroup coming(Member member, long limit) {
    return coming(member, member.id("group " + ++member.grouped), limit);
  }

  OrderGroup coming(Member member, UUID id, long limit) {
    long number = ++last;
    OrderGroup group = new OrderGroup(id, member, number, limit, false);
    byNumber.put(number, group);
    return group;
  }

  void refused(OrderGroup group) {
    byNumber.remove(group.number());
  }

  void limit(OrderGroup group, long limit) {
    byNumber.put(group.number(), group.limited(limit));
  }

  List<OrderGroup> of(Member member) {
    return byNumber.values().stream().filter(group -> group.member().equals(member)).toList();
  }

  OrderGroup find(Member member, String id) {
    return of(member).stream()
        .filter(group -> group.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> Denied.notFound("order group"));
  }

  void on(Event.GroupChanged event) {
    Optional<OrderGroup> found = Optional.ofNullable(byNumber.get(event.group()));
    if (found.isEmpty()) {
      return;
    }
    OrderGroup group = found.get();
    switch (event.change()) {
      case CREATED, LIMITED -> {}
      case TRIGGERED -> byNumber.put(event.group(), group.triggered(true));
      case RESET -> byNumber.put(event.group(), group.triggered(false));
      case DELETED -> byNumber.remove(event.group());
    }
    news.add(
        new Told(
            group.member(),
            new GroupNews(group.id(), word(event.change()), group.limit(), event.at()),
            Memos.group(
                byNumber.getOrDefault(event.group(), group), byNumber.containsKey(event.group()))));
  }

  List<Told> takeNews() {
    List<Told> taken = List.copyOf(news);
    news.clear();
    return taken;
  }

  private static String word(Change change) {
    return switch (change) {
      case CREATED -> "created";
      case LIMITED -> "limit_updated";
      case TRIGGERED -> "triggered";
      case RESET -> "reset";
      case DELETED -> "deleted";
    };
  }
}
