package io.rec.venuesimulator.standalone;

import static io.rec.venuesimulator.standalone.BinanceFloor.KEY;
import static io.rec.venuesimulator.standalone.BinanceFloor.SECRET;
import static io.rec.venuesimulator.standalone.BinanceFloor.hmac;
import static io.rec.venuesimulator.standalone.BinanceFloor.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call Binance, when, and how often. */
class BinanceSignatureTest {

  private static final String ORDER = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC";
  private static final String REST = "quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

  /** Key, secret, parameters and signatures are those of the venue's documentation. */
  @ParameterizedTest(name = "query {0}, body {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        ORDER
            + "&"
            + REST
            + "&signature=c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71|''",
        "''|"
            + ORDER
            + "&"
            + REST
            + "&signature=C8DB56825AE71D6D79447849E617115F4A920FA2ACDCAB2B053C4B2838BD6B71",
        ORDER
            + "|"
            + REST
            + "&signature=0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77"
      })
  @DisplayName("the signatures of the documentation are right, in query, body or both")
  void documented(String query, String body) {
    String key = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";
    String secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    try (BinanceFloor floor =
        new BinanceFloor(
            Instant.ofEpochMilli(1_499_827_319_559L),
            "--binance-account",
            key + "," + secret + ",1")) {
      HttpRequest.Builder right =
          floor
              .request("/order?" + query)
              .header("X-MBX-APIKEY", key)
              .POST(BodyPublishers.ofString(body));
      HttpRequest.Builder wrong =
          floor
              .request("/order?" + query.replace("BUY", "SELL"))
              .header("X-MBX-APIKEY", key)
              .POST(BodyPublishers.ofString(body.replace("BUY", "SELL")));

      // There is no such pair here: the signature was believed, and the order read.
      refused(floor.send(right), 400, -1121, "Invalid symbol.");
      refused(floor.send(wrong), 400, -1022, "Signature for this request is not valid.");
    }
  }

  @ParameterizedTest(name = "{0} ms, window {1}")
  @CsvSource({
    "0, 5000, 0",
    "999, 5000, 0",
    "1000, 5000, -1021",
    "-5000, 5000, 0",
    "-5001, 5000, -1021",
    "-60000, 60000, 0",
    "-11, 10, -1021",
    "0, 60001, -1131"
  })
  @DisplayName("a call is of now, give or take its window")
  void windows(long off, long window, long code) {
    try (BinanceFloor floor = new BinanceFloor()) {
      String query = "recvWindow=%d&timestamp=%d".formatted(window, floor.millis() + off);
      HttpResponse<String> answer =
          account(floor, KEY, query + "&signature=" + hmac(SECRET, query));

      if (code == 0) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      } else {
        refused(answer, 400, code, "");
      }
    }
  }

  @Test
  @DisplayName("who is unknown, says nothing or signs with another secret is refused")
  void strangers() {
    try (BinanceFloor floor = new BinanceFloor()) {
      String query = "timestamp=" + floor.millis();
      String signed = query + "&signature=" + hmac(SECRET, query);

      assertThat(account(floor, KEY, signed).statusCode()).isEqualTo(200);
      refused(floor.get("/account?" + signed), 401, -2014, "API-key format invalid.");
      refused(account(floor, "a b", signed), 401, -2014, "API-key format invalid.");
      refused(account(floor, "bob", signed), 401, -2015, "Invalid API-key, IP, or permissions");
      refused(account(floor, KEY, query), 400, -1102, "Mandatory parameter 'signature'");
      refused(account(floor, KEY, "signature=x"), 400, -1102, "Mandatory parameter 'timestamp'");
      refused(
          account(floor, KEY, query + "&signature=" + hmac("other", query)),
          400,
          -1022,
          "Signature");
      refused(account(floor, KEY, signed + "&omitZeroBalances=true"), 400, -1022, "Signature");
    }
  }

  @Test
  @DisplayName("calls weigh; beyond the limit 429 with Retry-After, and 418 for who goes on")
  void weights() {
    try (BinanceFloor floor = new BinanceFloor()) {
      HttpResponse<String> first = floor.get("/depth?symbol=BTCUSDT&limit=5000");
      for (int turn = 1; turn < 24; turn++) {
        floor.get("/depth?symbol=BTCUSDT&limit=5000");
      }
      HttpResponse<String> beyond = floor.get("/ping");

      assertThat(first.headers().firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("250");
      refused(beyond, 429, -1003, "current limit is 6000 request weight per 1 MINUTE");
      assertThat(beyond.headers().firstValue("Retry-After")).hasValue("30");

      for (int turn = 0; turn < 100; turn++) {
        floor.get("/ping");
      }
      HttpResponse<String> banned = floor.get("/ping");
      refused(banned, 418, -1003, "IP banned until");
      assertThat(banned.headers().firstValue("Retry-After")).hasValue("120");

      floor.pass(Duration.ofSeconds(119));
      assertThat(floor.get("/ping").statusCode()).isEqualTo(418);
      floor.pass(Duration.ofSeconds(1));
      assertThat(floor.get("/ping").headers().firstValue("X-MBX-USED-WEIGHT-1M")).hasValue("1");
    }
  }

  @Test
  @DisplayName("an account sends a hundred orders in ten seconds and no more")
  void orders() {
    try (BinanceFloor floor = new BinanceFloor()) {
      String order = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.0001";
      HttpResponse<String> last = floor.signed("POST", "/order", order);
      for (int turn = 1; turn < 100; turn++) {
        last = floor.signed("POST", "/order", order);
      }

      assertThat(last.headers().firstValue("X-MBX-ORDER-COUNT-10S")).hasValue("100");
      refused(
          floor.signed("POST", "/order", order),
          429,
          -1015,
          "current limit is 100 orders per 10 SECOND");
      floor.pass(Duration.ofSeconds(10));
      assertThat(floor.signed("POST", "/order", order).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> account(BinanceFloor floor, String key, String query) {
    return floor.send(floor.request("/account?" + query).header("X-MBX-APIKEY", key));
  }
}
