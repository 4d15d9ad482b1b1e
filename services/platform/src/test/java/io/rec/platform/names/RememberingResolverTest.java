package io.rec.platform.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A name whose server is silent")
final class RememberingResolverTest {

  private static final String HOST = "trade-executor";
  private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger questions = new AtomicInteger();
  private volatile Server server = host -> Stream.of(address(1));

  @AfterEach
  void letGo() {
    end.countDown();
  }

  @Test
  @DisplayName("has the new address as soon as that is told")
  void toldAnew() throws Exception {
    RememberingResolver names = resolver(new Patience(LONG, LONG, LONG));
    assertThat(names.lookupByName(HOST, ANY)).containsExactly(address(1));
    server = host -> Stream.of(address(2));
    assertThat(names.lookupByName(HOST, ANY)).containsExactly(address(2));
  }

  @Test
  @DisplayName("keeps the address that it had, within the patience for a known one")
  void silent() throws Exception {
    RememberingResolver names = resolver(new Patience(SHORT, LONG, LONG));
    names.lookupByName(HOST, ANY);
    server = this::hangs;
    assertThat(names.lookupByName(HOST, ANY)).containsExactly(address(1));
  }

  @Test
  @DisplayName("keeps it also when the server fails instead of being silent")
  void failing() throws Exception {
    RememberingResolver names = resolver(new Patience(LONG, LONG, LONG));
    names.lookupByName(HOST, ANY);
    server = RememberingResolverTest::fails;
    assertThat(names.lookupByName(HOST, ANY)).containsExactly(address(1));
    server = host -> Stream.of(address(3));
    assertThat(names.lookupByName(HOST, ANY)).containsExactly(address(3));
  }

  @Test
  @DisplayName("is not kept against the answer that there is no such name")
  void noSuchName() throws Exception {
    RememberingResolver names = resolver(new Patience(LONG, LONG, LONG));
    names.lookupByName(HOST, ANY);
    server = RememberingResolverTest::knowsNone;
    assertThatThrownBy(() -> names.lookupByName(HOST, ANY))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage(HOST + ": Name or service not known");
  }

  @Test
  @DisplayName("is forgotten when it was told too long ago")
  void forgotten() throws Exception {
    RememberingResolver names = resolver(new Patience(SHORT, LONG, Duration.ZERO));
    names.lookupByName(HOST, ANY);
    server = RememberingResolverTest::fails;
    assertThatThrownBy(() -> names.lookupByName(HOST, ANY))
        .hasMessage(HOST + ": Temporary failure in name resolution");
  }

  @Test
  @DisplayName("and was never told holds nobody up past the patience for an unknown one")
  void neverTold() {
    RememberingResolver names = resolver(new Patience(LONG, SHORT, LONG));
    server = this::hangs;
    assertThatThrownBy(() -> names.lookupByName(HOST, ANY))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage(HOST + ": no name server answered within 50 ms");
  }

  @Test
  @DisplayName("is asked for once, however many wait for it")
  void askedOnce() throws Exception {
    RememberingResolver names = resolver(new Patience(SHORT, LONG, LONG));
    names.lookupByName(HOST, ANY);
    server = this::hangs;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<InetAddress>>> all =
          IntStream.range(0, 20)
              .mapToObj(n -> threads.submit(() -> names.lookupByName(HOST, ANY).toList()))
              .toList();
      for (Future<List<InetAddress>> one : all) {
        assertThat(one.get()).containsExactly(address(1));
      }
    }
    assertThat(questions).hasValue(2);
  }

  @Test
  @DisplayName("is looked up by it in every process that has the platform on its class path")
  void found() {
    assertThat(ServiceLoader.load(InetAddressResolverProvider.class))
        .hasExactlyElementsOfTypes(RememberingResolverProvider.class);
  }

  private RememberingResolver resolver(Patience patience) {
    return new RememberingResolver(
        new InetAddressResolver() {
          @Override
          public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
              throws UnknownHostException {
            questions.incrementAndGet();
            return server.addresses(host);
          }

          @Override
          public String lookupByAddress(byte[] address) throws UnknownHostException {
            throw new UnknownHostException("not asked for");
          }
        },
        patience);
  }

  private Stream<InetAddress> hangs(String host) throws UnknownHostException {
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return fails(host);
  }

  private static Stream<InetAddress> fails(String host) throws UnknownHostException {
    throw new UnknownHostException(host + ": Temporary failure in name resolution");
  }

  private static Stream<InetAddress> knowsNone(String host) throws UnknownHostException {
    throw new UnknownHostException(host + ": Name or service not known");
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(HOST, new byte[] {10, 0, 0, (byte) last});
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private interface Server {
    Stream<InetAddress> addresses(String host) throws UnknownHostException;
  }
}
