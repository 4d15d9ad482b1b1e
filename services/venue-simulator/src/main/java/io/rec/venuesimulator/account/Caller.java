package io.rec.venuesimulator.account;

import java.util.Optional;

/** Who a call comes from, once its headers were looked at. */
public sealed interface Caller {

  /** Good for public calls only, unless the desk is one without keys. */
  record Unsigned(Optional<Account> account) implements Caller {}

  record Member(Account account, RegisteredKey key) implements Caller {}

  /** The exchange's words for what is wrong; the detail may be empty. */
  record Refused(String code, String message, String details) implements Caller {}
}
