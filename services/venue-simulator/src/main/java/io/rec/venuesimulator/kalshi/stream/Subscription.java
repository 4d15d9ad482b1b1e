package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One channel of one connection: its filter and the number of its next message. Used under the
 * connection's lock only.
 */
final class Subscription {

  /** A client that leaves this much lying is cut off from the channel. */
  private static final long PATIENCE_BYTES = 4 * 1024 * 1024;

  private final StreamChannel channel;
  private final long sid;
  private final Outlet outlet;
  private final boolean everything;
  private final boolean yesPrice;
  private final boolean shortAcks;
  private final Set<String> names;
  private long seq;
  private boolean ended;

  /** The names are market tickers, or index ids of an index feed. */
  Subscription(
      StreamChannel channel,
      long sid,
      Outlet outlet,
      List<String> names,
      boolean everything,
      CommandParams params) {
    this.channel = channel;
    this.sid = sid;
    this.outlet = outlet;
    this.names = new LinkedHashSet<>(names);
    this.everything = everything;
    this.yesPrice = params.flag("use_yes_price");
    this.shortAcks = params.flag("skip_ticker_ack");
  }

  StreamChannel channel() {
    return channel;
  }

  long sid() {
    return sid;
  }

  /** Whether NO levels are wanted at the price at which they offer YES. */
  boolean yesPrice() {
    return yesPrice;
  }

  /** Whether acknowledgements of a changed filter leave the filter out. */
  boolean shortAcks() {
    return shortAcks;
  }

  /** Cut off for good: the client has to subscribe anew. */
  boolean ended() {
    return ended;
  }

  Set<String> names() {
    return names;
  }

  boolean wants(String name) {
    return !ended && (everything || names.contains(name));
  }

  /** News of the channel; the message is written already. */
  void tell(String type, String message) {
    if (overflows()) {
      return;
    }
    String number = channel.sequenced() ? ",\"seq\":" + ++seq : "";
    outlet.news("{\"type\":\"%s\",\"sid\":%d%s,\"msg\":%s}".formatted(type, sid, number, message));
  }

  /** An answer to a command about this subscription; it takes a number too. */
  void acknowledge(JsonObject answer) {
    outlet.answer(Json.write(numbered(answer)));
  }

  /** A snapshot that was asked for by a command and carries the command's id. */
  void tellWithId(long id, String type, String message) {
    if (overflows()) {
      return;
    }
    String number = channel.sequenced() ? ",\"seq\":" + ++seq : "";
    String echo = id == 0 ? "" : "\"id\":%d,".formatted(id);
    outlet.answer(
        "{%s\"type\":\"%s\",\"sid\":%d%s,\"msg\":%s}".formatted(echo, type, sid, number, message));
  }

  private boolean overflows() {
    if (!ended && outlet.pendingBytes() > PATIENCE_BYTES) {
      ended = true;
      outlet.answer(StreamError.BUFFER_OVERFLOW.message().with("sid", sid).toString());
    }
    return ended;
  }

  private JsonObject numbered(JsonObject answer) {
    answer.with("sid", sid);
    return channel.sequenced() ? answer.with("seq", ++seq) : answer;
  }
}
