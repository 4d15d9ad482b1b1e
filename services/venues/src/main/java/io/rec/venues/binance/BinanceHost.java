package io.rec.venues.binance;

import java.net.URI;

/** Where Binance is: with real money, or its own place to practise. */
public enum BinanceHost {
  MAINNET("https://api.binance.com", "wss://stream.binance.com:9443/ws"),
  TESTNET("https://testnet.binance.vision", "wss://stream.testnet.binance.vision/ws");

  private final String rest;
  private final String stream;

  BinanceHost(String rest, String stream) {
    this.rest = rest;
    this.stream = stream;
  }

  /** The root of the REST calls. */
  public String rest() {
    return rest;
  }

  /** Where market streams are subscribed. */
  public URI stream() {
    return URI.create(stream);
  }
}
