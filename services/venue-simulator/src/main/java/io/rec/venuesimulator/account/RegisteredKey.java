package io.rec.venuesimulator.account;

import java.util.Set;

/** A key as its owner sees it: what it may be used for, and a name. */
public record RegisteredKey(String id, String name, Set<String> scopes) {

  private static final String WITHIN = "::";

  public RegisteredKey {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it may be used for this, or for the whole that this is a part of. */
  public boolean allows(String scope) {
    int mark = scope.indexOf(WITHIN);
    return scopes.contains(scope) || mark > 0 && scopes.contains(scope.substring(0, mark));
  }
}
