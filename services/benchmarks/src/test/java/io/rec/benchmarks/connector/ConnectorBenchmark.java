package io.rec.benchmarks.connector;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.serde.ObjectMapper;
import io.rec.venues.VenueHttp;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.call.ConnectorListener;
import io.rec.venues.connector.call.ConnectorLog;
import io.rec.venues.connector.call.ConnectorMeters;
import io.rec.venues.connector.call.ConnectorTime;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.Variables;
import io.rec.venues.connector.market.MarketQuote;
import io.rec.venues.connector.registry.ConnectorFactory;
import io.rec.venues.connector.registry.Surroundings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A quote by a connector as the hub makes it (policy, circuit, limits, metrics, answer read), and
 * the same request by the client beneath it. The end answers over loopback, in the same process.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(3)
public class ConnectorBenchmark {
  private static final String KEY = "a-key-of-nobody";

  private final QuotePage page = new QuotePage();
  private final HttpClient client = VenueHttp.client();
  private final HttpRequest request =
      HttpRequest.newBuilder(page.root().resolve(QuotePage.PATH))
          .header("Authorization", "Bearer " + KEY)
          .build();
  private final DataProvider connector = connector();

  @Setup
  public void connect() throws ConnectorException, InterruptedException {
    connector.connect();
  }

  @TearDown
  public void end() {
    connector.disconnect();
    client.close();
    page.close();
  }

  @Benchmark
  public String bareCall() throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Benchmark
  public MarketQuote connectorCall() throws ConnectorException, InterruptedException {
    return connector.quote("AAPL");
  }

  private DataProvider connector() {
    var listener =
        ConnectorListener.all(
            List.of(new ConnectorLog(), new ConnectorMeters(new SimpleMeterRegistry())));
    var around =
        new Surroundings(
            client,
            ObjectMapper.getDefault(),
            ConnectorTime.real(Clock.systemUTC()),
            listener,
            false);
    // The rate is not what is measured.
    var entry =
        new ConnectorEntry(
            Family.DATA,
            "polygon",
            "polygon",
            Map.of("base_url", page.root().toString(), "rate_limit", 100_000));
    return (DataProvider)
        ConnectorFactory.withInstalled(around)
            .create(entry, Variables.of(Map.of("POLYGON_API_KEY", KEY)));
  }
}
