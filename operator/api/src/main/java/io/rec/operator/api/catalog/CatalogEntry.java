package io.rec.operator.api.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One component as it is by nature, before anyone has overridden anything.
 *
 * @param name name of the Deployment, the Service, the container and the log field
 * @param role first argument of the container; watchdogs of different symbols share one
 * @param port number of Service and container
 * @param symbol the coin of a symbol watchdog, in capital letters
 * @param dependsOn components without which it is not ready
 * @param reaches components it speaks to without needing them
 * @param critical restarted by the operator when it is the root of a failure
 * @param money sends orders or keeps the book, so it gets the long grace period
 * @param scalable may have several active pods
 * @param aliasPorts further numbers of its Service
 * @param aliasHosts further Services that lead to it
 */
public record CatalogEntry(
    String name,
    String role,
    int port,
    @Nullable String symbol,
    Group group,
    String description,
    SortedSet<String> dependsOn,
    SortedSet<String> reaches,
    Set<Need> needs,
    boolean critical,
    boolean money,
    boolean scalable,
    List<Integer> aliasPorts,
    List<String> aliasHosts) {

  public CatalogEntry {
    dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
    reaches = Collections.unmodifiableSortedSet(new TreeSet<>(reaches));
    needs = Set.copyOf(needs);
    aliasPorts = List.copyOf(aliasPorts);
    aliasHosts = List.copyOf(aliasHosts);
  }

  /** Name in the port manifest, which spells services with underscores. */
  public String manifestKey() {
    return name.replace('-', '_');
  }

  /** Whether it needs that. */
  public boolean needs(Need need) {
    return needs.contains(need);
  }

  /** Whether it logs in to the store, be it for its life or for as long as it is there. */
  public boolean usesDatabase() {
    return needs(Need.DATABASE) || needs(Need.DATABASE_IF_THERE);
  }
}
