package io.rec.mainapp.testing;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the other roles would announce of the market, at the desk's time. */
public final class Market {

  /** YES at 94 cents, 97.5 percent, traded enough. */
  public static final String YES = "KXBTCD-26MAR0206-T117499.99";

  /** As good, but hardly traded. */
  public static final String THIN = "KXBTCD-26MAR0206-T117249.99";

  /** Above the price: NO at 93 cents. */
  public static final String NO = "KXBTCD-26MAR0206-T118499.99";

  private final Desk desk;

  public Market(Desk desk) {
    this.desk = desk;
  }

  public void price(String price) throws SQLException {
    String now = desk.clock().instant().toString();
    announce(
        "recio_price",
        """
        {"symbol":"BTC","price":%s,"timestamp":"%s","received_at":"%s","one_minute_avg":%s,\
        "momentum":0.1234,"bucket":12,"deltas":{"delta_1m":0.11,"delta_2m":0.12},\
        "momentum_stale":false,"volatility":0.01,"vol_spike":false,"source":"coinbase","number":1}"""
            .formatted(price, now, now, price));
  }

  /** A price of the last whole minute, as the watchdog keeps them. */
  public void closedMinute(String price) throws SQLException {
    desk.database()
        .execute(
            "INSERT INTO live_data.btc_price_log (\"timestamp\", price) VALUES ('%s', %s)"
                .formatted(
                    desk.clock().instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(30),
                    price));
  }

  /** With YES offered at this many cents. */
  public void table(int yesAsk) throws SQLException {
    Instant now = desk.clock().instant();
    announce(
        "recio_strike_table",
        """
        {"symbol":"BTC","current_price":118000.0,"ttc":3600,"event_ticker":"KXBTCD-26MAR0206",\
        "market_title":"BTC price today at 6am","strike_tier":250,"market_status":"active",\
        "last_updated":"%1$s","momentum":{"weighted_score":0.1234,"stale":false},\
        "fingerprint":"btc_012","stale":false,"model":"m1","price_as_of":"%1$s",\
        "interpolated":false,"market_as_of":"%1$s","strikes":[%2$s,%3$s,%4$s]}"""
            .formatted(
                now,
                strike(117250, THIN, 99.1, yesAsk, 8, 10, "yes"),
                strike(117500, YES, 97.5, yesAsk, 8, 5000, "yes"),
                strike(118500, NO, 96.5, 9, 93, 5000, "no")));
  }

  public void balance(String dollars) throws SQLException {
    desk.database()
        .execute(
            """
            INSERT INTO users.account_balance (user_id, balance, balance_dollars, "timestamp", as_of)
            VALUES ('user_0001', (%1$s * 100)::bigint, %1$s, '%2$s', '%2$s')"""
                .formatted(dollars, desk.clock().instant()));
  }

  /** A fact as a role would state it; its payload is one JSON object. */
  public void fact(String topic, String key, String payload) throws SQLException {
    desk.database()
        .execute(
            "INSERT INTO system.outbox (topic, key, payload) VALUES ('%s', '%s', '%s')"
                .formatted(topic, key, payload));
  }

  private void announce(String channel, String payload) throws SQLException {
    desk.database()
        .execute("SELECT pg_notify('%s', '%s')".formatted(channel, payload.replace("'", "''")));
  }

  private static String strike(
      long strike, String ticker, double chance, int yesAsk, int noAsk, long volume, String side) {
    return """
        {"strike":%d,"ticker":"%s","buffer":%d,"buffer_pct":0.42,"probability":%s,"yes_ask":%d,\
        "no_ask":%d,"yes_diff":3.5,"no_diff":3.5,"volume":%d,"active_side":"%s","yes_bid":%d,\
        "no_bid":%d}"""
        .formatted(
            strike,
            ticker,
            Math.abs(118000 - strike),
            chance,
            yesAsk,
            noAsk,
            volume,
            side,
            100 - noAsk,
            100 - yesAsk);
  }
}
