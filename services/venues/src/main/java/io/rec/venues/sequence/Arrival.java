package io.rec.venues.sequence;

/** What a sequence number says about the message that carries it. */
public sealed interface Arrival {

  /** The one that was due. */
  record Due() implements Arrival {}

  /** The number of the newest message once more: drop it. */
  record Repeated() implements Arrival {}

  /** A number below the newest, out of order or sent again: drop it. */
  record Late(long behind) implements Arrival {}

  /** News, but this many messages before it have not arrived. */
  record Gap(long missing) implements Arrival {}
}
