package io.rec.venues.kalshi.feed;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The texts of commands. Names in them were checked to be plain. */
final class Commands {

  private Commands() {}

  static String subscribe(long id, Channel channel, Collection<String> tickers, Set<String> index) {
    String params =
        switch (channel) {
          case TICKER -> ",\"send_initial_snapshot\":true" + markets(tickers);
          // Never left out: what the exchange assumes without it is announced to change.
          case BOOK -> ",\"use_yes_price\":true" + markets(tickers);
          case LIFECYCLE -> "";
          case INDEX -> ",\"index_ids\":" + list(index);
        };
    return "{\"id\":%d,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"%s\"]%s}}"
        .formatted(id, channel.word(), params);
  }

  static String update(long id, Subscription of, String action, Collection<String> tickers) {
    String flag = of.channel == Channel.BOOK ? ",\"use_yes_price\":true" : "";
    return "{\"id\":%d,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[%d],\"action\":\"%s\"%s%s}}"
        .formatted(id, of.sid, action, flag, markets(tickers));
  }

  private static String markets(Collection<String> tickers) {
    return ",\"market_tickers\":" + list(tickers);
  }

  private static String list(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }
}
