package io.rec.kalshiaccountsync.stream;

import io.micronaut.serde.ObjectMapper;
import io.rec.kalshiaccountsync.account.News;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.stream.StreamSender;
import io.rec.venues.stream.StreamUser;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Subscribes the private channels and passes on what they tell. None of them has numbers: what a
 * lost connection did not tell is found by calls.
 */
final class AccountFeed implements StreamUser {

  private static final String SUBSCRIBE =
      """
      {"id":1,"cmd":"subscribe","params":{"channels":["fill","user_orders","market_positions"]}}""";

  private static final int CHANNELS = 3;

  private final ObjectMapper json;
  private final Predicate<News> news;
  private final Consumer<String> refusal;
  private final Runnable unread;
  private volatile int acknowledged;

  /**
   * The news are false when there is no more room for them; the refusal hears why the exchange does
   * not let us in, and nothing when it does; unread is told when a message could not be read.
   */
  AccountFeed(ObjectMapper json, Predicate<News> news, Consumer<String> refusal, Runnable unread) {
    this.json = json;
    this.news = news;
    this.refusal = refusal;
    this.unread = unread;
  }

  @Override
  public void opened(StreamSender sender) throws IOException, InterruptedException {
    acknowledged = 0;
    sender.send(SUBSCRIBE);
  }

  @Override
  public boolean acknowledged() {
    return acknowledged >= CHANNELS;
  }

  @Override
  public void message(String text) throws MalformedMessage, ResyncNeeded {
    try {
      read(Fields.parse(json, text));
    } catch (MalformedMessage malformed) {
      unread.run();
      throw malformed;
    }
  }

  @Override
  public void refused(int status) {
    if (status == 401 || status == 403) {
      refusal.accept("the stream's handshake was refused with HTTP " + status);
    }
  }

  @Override
  public void lost(String reason) {
    acknowledged = 0;
  }

  private void read(Fields message) throws MalformedMessage, ResyncNeeded {
    switch (message.text("type")) {
      case "subscribed" -> subscribed();
      case "fill" -> pass(NewsReader.fill(message.object("msg")));
      case "user_order" -> pass(NewsReader.order(message.object("msg")));
      case "market_position" -> pass(NewsReader.position(message.object("msg")));
      case "error" -> throw refused(message.object("msg"));
      default -> {
        // Kinds that the exchange may add are no news of ours.
      }
    }
  }

  /** Called by one thread at a time. */
  private void subscribed() {
    int now = acknowledged + 1;
    acknowledged = now;
    if (now == CHANNELS) {
      refusal.accept("");
    }
  }

  private void pass(News each) throws ResyncNeeded {
    if (!news.test(each)) {
      throw new ResyncNeeded("news of the account come faster than they can be stored");
    }
  }

  private static ResyncNeeded refused(Fields error) throws MalformedMessage {
    return new ResyncNeeded(
        "the exchange answered error %d %s"
            .formatted(error.whole("code"), error.textOr("msg", "")));
  }
}
