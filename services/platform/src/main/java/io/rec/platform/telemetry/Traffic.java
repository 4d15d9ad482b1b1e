package io.rec.platform.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;

/** What the service's own HTTP traffic looks like: the four service metrics of the contract. */
@Singleton
public final class Traffic {

  /** The objectives lie on borders of these; each dot of the latency can be a trace. */
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final TrafficWindow window;
  private final Timer responseTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int inFlight;
  private final AtomicInteger connections = new AtomicInteger();

  Traffic(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.window = new TrafficWindow(clock);
    this.responseTime =
        Timer.builder("response_time")
            .description("time to answer a request, probes left aside")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
    Gauge.builder("error_rate", window, TrafficWindow::errorRate)
        .description("share of answers of 500 and above, over five minutes, probes left aside")
        .register(meters);
    Gauge.builder("throughput", window, TrafficWindow::perSecond)
        .description("requests a second, over five minutes, probes left aside")
        .register(meters);
    Gauge.builder("active_connections", connections, AtomicInteger::get)
        .description("open connections of the HTTP server")
        .register(meters);
  }

  void began() {
    change(1);
  }

  void ended(String method, String route, int status, Duration took) {
    change(-1);
    if (!isProbe(route)) {
      responseTime.record(took);
      window.add(status >= 500);
    }
    Timer.builder("http.server.requests")
        .tag("method", method)
        .tag("uri", route)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(took);
  }

  /**
   * The kubelet, peers and Prometheus ask all the time, and are answered at once: among them a
   * person's slow request would not be seen. A 503 to them says that something is waited for, and
   * is told as such: counted as failures, every installation raised an alert of each role.
   */
  private static boolean isProbe(String route) {
    return route.startsWith("/health") || route.equals("/prometheus") || route.equals("/metrics");
  }

  void connected() {
    connections.incrementAndGet();
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  /** Requests being served now, probes included. */
  public int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no request is being served; false when some still were at the limit. */
  public boolean awaitIdle(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (inFlight > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return inFlight == 0;
    } finally {
      lock.unlock();
    }
  }

  private void change(int by) {
    lock.lock();
    try {
      inFlight += by;
      if (inFlight == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  public int connections() {
    return connections.get();
  }
}
