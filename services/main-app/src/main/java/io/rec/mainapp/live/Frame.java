package io.rec.mainapp.live;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** A message as all clients get it, but for the sequence number of each. */
final class Frame {

  private final String type;
  private final String subject;
  private final String key;
  private final OptionalLong fact;

  /** The message's bytes after its sequence number; shared, never changed. */
  private final byte[] rest;

  private Frame(String type, String subject, String key, OptionalLong fact, byte[] rest) {
    this.type = type;
    this.subject = subject;
    this.key = key;
    this.fact = fact;
    this.rest = rest;
  }

  /**
   * Something of which only the newest matters.
   *
   * @param subject the symbol that it is about; empty for what concerns all
   */
  static Frame state(String type, String subject, String ts, String data) {
    return new Frame(
        type, subject, type + " " + subject, OptionalLong.empty(), bytes(type, "", ts, data));
  }

  /** Something that must arrive. */
  static Frame certain(String type, String ts, String data) {
    return new Frame(type, "", "", OptionalLong.empty(), bytes(type, "", ts, data));
  }

  static Frame fact(String type, long id, String ts, String data) {
    return new Frame(
        type, "", "", OptionalLong.of(id), bytes(type, "\"fact_id\":" + id + ",", ts, data));
  }

  String type() {
    return type;
  }

  String subject() {
    return subject;
  }

  /** What a newer one replaces, such as {@code price BTC}; empty for what must arrive. */
  String key() {
    return key;
  }

  /** The id of the fact it tells, if it tells one. */
  OptionalLong fact() {
    return fact;
  }

  boolean replaceable() {
    return !key.isEmpty();
  }

  /** The whole message for a client. */
  byte[] numbered(long sequence) {
    byte[] begin = ("{\"seq\":" + sequence + ",").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[begin.length + rest.length];
    System.arraycopy(begin, 0, whole, 0, begin.length);
    System.arraycopy(rest, 0, whole, begin.length, rest.length);
    return whole;
  }

  /** Type and time are ours and need no escaping. */
  private static byte[] bytes(String type, String more, String ts, String data) {
    return ("\"type\":\"" + type + "\"," + more + "\"ts\":\"" + ts + "\",\"data\":" + data + "}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
