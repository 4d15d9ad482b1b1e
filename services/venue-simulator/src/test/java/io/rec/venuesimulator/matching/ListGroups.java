package io.rec.venuesimulator.matching;

import io.rec.venuesimulator.matching.message.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The plain exchange's order groups: a list of what matched, added up each time. */
final class ListGroups {

  private record Match(long group, long at, long count) {}

  private final Map<Long, Integer> owners = new HashMap<>();
  private final Map<Long, Long> limits = new HashMap<>();
  private final Set<Long> triggered = new HashSet<>();
  private final List<Match> matches = new ArrayList<>();
  private List<Long> reached = new ArrayList<>();

  ListGroups copy() {
    ListGroups copy = new ListGroups();
    copy.owners.putAll(owners);
    copy.limits.putAll(limits);
    copy.triggered.addAll(triggered);
    copy.matches.addAll(matches);
    return copy;
  }

  void create(Command.CreateGroup create) {
    owners.put(create.group(), create.member());
    limits.put(create.group(), create.limit());
  }

  boolean owns(int member, long group) {
    return owners.containsKey(group) && owners.get(group) == member;
  }

  int owner(long group) {
    return owners.get(group);
  }

  boolean isTriggered(long group) {
    return triggered.contains(group);
  }

  void limit(Command.LimitGroup change) {
    limits.put(change.group(), change.limit());
    reach(change.group(), change.at());
  }

  void trigger(long group) {
    triggered.add(group);
  }

  void reset(long group) {
    triggered.remove(group);
    matches.removeIf(match -> match.group == group);
  }

  void delete(long group) {
    owners.remove(group);
  }

  void match(long group, long at, long count) {
    if (group != Command.NONE) {
      matches.add(new Match(group, at, count));
      reach(group, at);
    }
  }

  /** Those that reached their limit since this was asked before. */
  List<Long> reached() {
    List<Long> groups = reached;
    reached = new ArrayList<>();
    return groups;
  }

  private void reach(long group, long at) {
    matches.removeIf(match -> match.at <= at - 15_000);
    long matched =
        matches.stream().filter(match -> match.group == group).mapToLong(Match::count).sum();
    if (!triggered.contains(group) && matched >= limits.get(group)) {
      triggered.add(group);
      reached.add(group);
    }
  }
}
