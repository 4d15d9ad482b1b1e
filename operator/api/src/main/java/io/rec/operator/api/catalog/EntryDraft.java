package io.rec.operator.api.catalog;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row of the catalog while it is being written down. Not shared, ends as a value. */
final class EntryDraft {
  private final String name;
  private final int port;
  private final Group group;
  private final String description;
  private String role;
  private @Nullable String symbol;
  private List<String> dependsOn = List.of();
  private List<String> reaches = List.of();
  private boolean reachesAll;
  private Set<Need> needs = Set.of(Need.DATABASE);
  private boolean critical;
  private boolean money;
  private boolean scalable;
  private List<Integer> aliasPorts = List.of();
  private List<String> aliasHosts = List.of();

  EntryDraft(String name, int port, Group group, String description) {
    this.name = name;
    this.role = name;
    this.port = port;
    this.group = group;
    this.description = description;
  }

  String name() {
    return name;
  }

  EntryDraft watching(String coin, String asRole) {
    symbol = coin;
    role = asRole;
    return this;
  }

  EntryDraft dependsOn(String... names) {
    dependsOn = List.of(names);
    return this;
  }

  EntryDraft reaches(String... names) {
    reaches = List.of(names);
    return this;
  }

  EntryDraft reachesAll() {
    reachesAll = true;
    return this;
  }

  EntryDraft needs(Need... all) {
    needs = Set.of(all);
    return this;
  }

  EntryDraft critical() {
    critical = true;
    return this;
  }

  EntryDraft money() {
    money = true;
    return this;
  }

  EntryDraft scalable() {
    scalable = true;
    return this;
  }

  EntryDraft alsoOnPorts(Integer... ports) {
    aliasPorts = List.of(ports);
    return this;
  }

  EntryDraft alsoAsHosts(String... hosts) {
    aliasHosts = List.of(hosts);
    return this;
  }

  /** The entry in a system that consists of these components; peers that do not exist are left. */
  CatalogEntry among(Set<String> names) {
    var peers = new TreeSet<>(reachesAll ? names : reaches);
    peers.retainAll(names);
    peers.remove(name);
    SortedSet<String> hard = new TreeSet<>(dependsOn);
    hard.retainAll(names);
    return new CatalogEntry(
        name,
        role,
        port,
        symbol,
        group,
        description,
        hard,
        peers,
        needs,
        critical,
        money,
        scalable,
        aliasPorts,
        aliasHosts);
  }
}
