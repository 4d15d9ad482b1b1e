package io.rec.operator.controller.database;

import java.util.Optional;
import java.util.Set;

/** What a short look at the database showed. */
public sealed interface Look {
  /** Nobody has looked yet. */
  record NotYet() implements Look {}

  /**
   * The services' login works.
   *
   * @param schemaVersion last migration that succeeded, empty when there is none
   * @param engaged the kill switch of people and services that stops most, if one stops anything
   * @param ofSpec levels that the database says the spec asks for, one while it follows the spec;
   *     empty while its schema cannot say
   * @param outlook what the services say of the world outside
   * @param trading empty while nobody can say
   * @param dumps the role of the copies, empty where nobody asked
   */
  record Open(
      String serverVersion,
      String schemaVersion,
      Optional<EngagedSwitch> engaged,
      Optional<Set<String>> ofSpec,
      Outlook outlook,
      Optional<TradingFigures> trading,
      Optional<DumpRole> dumps)
      implements Look {
    /** Nobody asked for the role of the copies. */
    public Open(
        String serverVersion,
        String schemaVersion,
        Optional<EngagedSwitch> engaged,
        Optional<Set<String>> ofSpec,
        Outlook outlook,
        Optional<TradingFigures> trading) {
      this(serverVersion, schemaVersion, engaged, ofSpec, outlook, trading, Optional.empty());
    }
  }

  /** The server answers and refuses the services' login. */
  record Refused(String detail) implements Look {}

  /** A server answers, and not over the TLS that is asked for: nothing was said to it. */
  record Unprotected(String detail) implements Look {}

  /** No server answers. */
  record Away(String detail) implements Look {}
}
