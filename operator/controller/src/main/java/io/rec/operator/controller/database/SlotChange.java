package io.rec.operator.controller.database;

/**
 * Something done to one login slot.
 *
 * @param system identifies the database among those this operator serves
 * @param administrator may alter the slot's role
 * @param role name of the slot's role
 */
public record SlotChange(
    String system, DatabaseAddress address, Login administrator, String role, Kind kind) {

  /** What is done; each of them may be done twice. */
  public enum Kind {
    /** It may log in again, with the password it has. */
    REOPEN,
    /** It may not log in any more; sessions that are open go on. */
    CLOSE,
    /** Its sessions are ended. */
    TERMINATE,
    /** It may not log in, and its password is one that nobody knows. */
    SCRAMBLE
  }
}
