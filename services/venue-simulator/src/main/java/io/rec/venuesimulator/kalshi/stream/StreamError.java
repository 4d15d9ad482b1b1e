package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.wire.JsonObject;

/** What the stream complains about, with the exchange's numbers. */
enum StreamError {
  UNABLE_TO_PROCESS(1, "Unable to process message"),
  PARAMS_REQUIRED(2, "Params required"),
  CHANNELS_REQUIRED(3, "Channels required"),
  SIDS_REQUIRED(4, "Subscription IDs required"),
  UNKNOWN_COMMAND(5, "Unknown command"),
  UNKNOWN_SID(7, "Unknown subscription ID"),
  UNKNOWN_CHANNEL(8, "Unknown channel name"),
  AUTHENTICATION_REQUIRED(9, "Authentication required"),
  INVALID_PARAMETER(11, "Invalid parameter"),
  EXACTLY_ONE_SID(12, "Exactly one subscription ID is required"),
  UNSUPPORTED_ACTION(13, "Unsupported action"),
  MARKET_REQUIRED(14, "Market Ticker required"),
  ACTION_REQUIRED(15, "Action required"),
  INDEX_IDS_REQUIRED(24, "Index IDs required"),
  BUFFER_OVERFLOW(25, "Subscription buffer overflow"),
  MARKET_LIMIT_EXCEEDED(26, "Subscription market limit exceeded"),
  TOO_MANY_REQUESTS(27, "Too many requests");

  private final int code;
  private final String text;

  StreamError(int code, String text) {
    this.code = code;
    this.text = text;
  }

  JsonObject message() {
    return new JsonObject()
        .with("type", "error")
        .with("msg", new JsonObject().with("code", code).with("msg", text));
  }
}
