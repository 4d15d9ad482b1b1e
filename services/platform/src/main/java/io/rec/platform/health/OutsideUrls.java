package io.rec.platform.health;

import java.util.Map;

/** Where the operator and the real venues are asked how they are; an empty operator is unknown. */
public record OutsideUrls(String operator, String kalshi, String coinbase) {

  public static OutsideUrls from(Map<String, String> env) {
    return new OutsideUrls(
        env.getOrDefault("RECIO_OPERATOR_URL", ""),
        env.getOrDefault(
            "RECIO_KALSHI_HEALTH_URL",
            "https://api.elections.kalshi.com/trade-api/v2/exchange/status"),
        env.getOrDefault("RECIO_COINBASE_HEALTH_URL", "https://api.exchange.coinbase.com/time"));
  }
}
