package io.rec.venues.binance;

import io.rec.venues.connector.Broker;
import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyHttp.Answer;
import io.rec.venues.connector.testing.FaultyHttp.Request;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import io.rec.venuesimulator.standalone.StandaloneSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The simulated venue for the kit, behind a service that fails as it is told to. */
final class SimulatedBinance implements Subject, AutoCloseable {

  private static final Pattern NAME = Pattern.compile("\"clientOrderId\":\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<StandaloneSimulator> simulator = Optional.empty();
  private Optional<Clock> clock = Optional.empty();

  @Override
  public FaultyService service(Stalls stalls) {
    return new FaultyHttp(stalls, this::pass);
  }

  /** The venue's clock is the connector's, so that signatures are of now. */
  @Override
  public Connector connector(URI root, Surroundings around) {
    Clock time = around.time().clock();
    clock = Optional.of(time);
    simulator =
        Optional.of(
            StandaloneSimulator.start(
                time,
                "--ticks",
                "0",
                "--binance-account",
                "%s,%s,100000".formatted(BinanceEnd.KEY, BinanceEnd.SECRET)));
    return BinanceSubject.broker(
        Map.of("base_url", root.toString(), "rate_limit", 100_000), around);
  }

  @Override
  public void call(Connector connector) throws ConnectorException, InterruptedException {
    ((Broker) connector).account();
  }

  @Override
  public boolean readsAnswers() {
    return true;
  }

  /** The names of all orders that the venue has, asked for without the connector. */
  List<String> orders() {
    String query = "symbol=BTCUSDT&recvWindow=60000&timestamp=" + clock.orElseThrow().millis();
    String signed = query + "&signature=" + BinanceEnd.signature(query);
    Request request =
        new Request(
            "GET", "/api/v3/allOrders?" + signed, Map.of("x-mbx-apikey", BinanceEnd.KEY), "");
    return NAME.matcher(pass(request).body()).results().map(SimulatedBinance::name).toList();
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }

  private Answer pass(Request request) {
    String root = simulator.orElseThrow().address("binance_rest");
    HttpRequest.Builder passed =
        HttpRequest.newBuilder(URI.create(root + request.path()))
            .method(request.method(), BodyPublishers.ofString(request.body()));
    if (!request.header("X-MBX-APIKEY").isEmpty()) {
      passed.header("X-MBX-APIKEY", request.header("X-MBX-APIKEY"));
    }
    try {
      HttpResponse<String> answer = client.send(passed.build(), BodyHandlers.ofString());
      return Answer.json(answer.statusCode(), answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    simulator.ifPresent(StandaloneSimulator::close);
    client.close();
  }
}
