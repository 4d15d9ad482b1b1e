package io.rec.operator.controller.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/**
 * A line to an API server on which some requests are answered in its place, and watches can be cut.
 * One request a connection, so that nothing but its head has to be understood; watches keep their
 * WebSocket.
 */
final class FaultyLine implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final Pattern VERSION = Pattern.compile("resourceVersion=\\d+");
  private static final String GONE = "\"code\":410";
  private static final int ENOUGH_FOR_A_STATUS = 12;

  private final ServerSocket door;
  private final URI target;
  private final Config server;
  private final SSLSocketFactory sockets;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Collection<Call> calls = new ConcurrentLinkedQueue<>();
  private final Collection<Socket> open = ConcurrentHashMap.newKeySet();
  private final Collection<Socket> watches = ConcurrentHashMap.newKeySet();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger gone = new AtomicInteger();

  /** Watches of these paths are to begin again where the API server remembers nothing. */
  private final Set<String> outdated = ConcurrentHashMap.newKeySet();

  /** No watch is let through. */
  private volatile boolean cut;

  /**
   * A request that came.
   *
   * @param nanos when
   * @param status of the answer, 0 if there was none
   * @param disturbed whether the answer was not the server's
   */
  record Call(String method, String path, String query, long nanos, int status, boolean disturbed) {
    boolean writes() {
      return !method.equals("GET");
    }

    boolean watches() {
      return query.contains("watch=true");
    }

    private Call answered(int answer, boolean falsely) {
      return new Call(method, path, query, nanos, answer, falsely);
    }
  }

  /**
   * An answer that is not the server's, to the first requests of a kind.
   *
   * @param done whether the server gets the request all the same
   */
  record Fault(
      String name,
      int status,
      String headers,
      boolean done,
      AtomicInteger left,
      Predicate<Call> of) {
    static Fault conflict(int times, Predicate<Call> of) {
      return new Fault("conflict", 409, "", false, new AtomicInteger(times), of);
    }

    static Fault tooMany(int times, Predicate<Call> of) {
      return new Fault("too many", 429, "Retry-After: 1\r\n", false, new AtomicInteger(times), of);
    }

    static Fault broken(int times, Predicate<Call> of) {
      return new Fault("broken", 500, "", false, new AtomicInteger(times), of);
    }

    /** The server has done it, and the answer says that it is broken. */
    static Fault lost(int times, Predicate<Call> of) {
      return new Fault("lost", 500, "", true, new AtomicInteger(times), of);
    }

    boolean over() {
      return left.get() <= 0;
    }

    private boolean hits(Call call) {
      return of.test(call) && left.getAndDecrement() > 0;
    }

    private byte[] answer() {
      var body =
          "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"played"
              + " fault:"
              + " %s\",\"code\":%d}".formatted(name, status);
      return "HTTP/1.1 %d Played\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
          .formatted(status, headers, body.length(), body)
          .getBytes(UTF_8);
    }
  }

  private FaultyLine(ServerSocket door, Config server) throws IOException {
    this.door = door;
    this.server = server;
    this.target = URI.create(server.getMasterUrl());
    try {
      this.sockets = SSLUtils.sslContext(server).getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("no way to trust " + target, e);
    }
  }

  static FaultyLine to(Config server) throws IOException {
    var line = new FaultyLine(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), server);
    line.threads.submit(line::accept);
    return line;
  }

  /** One through this line, as patient as the operator's own. */
  KubernetesClient client() {
    return new KubernetesClientBuilder()
        .withConfig(
            Main.patient(
                new ConfigBuilder(server)
                    .withMasterUrl("http://127.0.0.1:%d".formatted(door.getLocalPort()))
                    .withHttp2Disable(true)
                    .build()))
        .build();
  }

  void disturb(Fault fault) {
    faults.add(fault);
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Ends all watches and lets none through. */
  void cutWatches() {
    cut = true;
    watches.forEach(FaultyLine::hangUp);
  }

  /** Lets them through again, each of them first with a version that is long forgotten. */
  void restoreWatches() {
    calls.stream().filter(Call::watches).map(Call::path).forEach(outdated::add);
    cut = false;
  }

  /** How often the server itself has said to a watch that what it asks for is gone. */
  int gone() {
    return gone.get();
  }

  private Void accept() throws IOException {
    while (!door.isClosed()) {
      var caller = door.accept();
      open.add(caller);
      threads.submit(() -> serve(caller));
    }
    return null;
  }

  private Void serve(Socket caller) throws IOException {
    try (caller) {
      var in = new BufferedInputStream(caller.getInputStream());
      var head = head(in);
      if (!head.isEmpty()) {
        answer(caller, in, head);
      }
    } finally {
      open.remove(caller);
    }
    return null;
  }

  private void answer(Socket caller, InputStream in, String head) throws IOException {
    var words = head.substring(0, head.indexOf('\r')).split(" ");
    var uri = URI.create(words[1]);
    var call =
        new Call(
            words[0],
            uri.getPath(),
            Optional.ofNullable(uri.getQuery()).orElse(""),
            System.nanoTime(),
            0,
            false);
    if (cut && call.watches()) {
      calls.add(call);
      return;
    }
    var fault = faults.stream().filter(one -> one.hits(call)).findFirst();
    if (call.watches()) {
      watch(caller, in, head, call, fault);
      return;
    }
    var length = LENGTH.matcher(head);
    var body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(UTF_8));
    request.writeBytes(body);
    if (fault.isPresent() && !fault.get().done()) {
      reply(caller, call, fault.get());
      return;
    }
    try (var server = connect()) {
      server.getOutputStream().write(request.toByteArray());
      server.getOutputStream().flush();
      var answer = server.getInputStream().readAllBytes();
      if (fault.isPresent()) {
        reply(caller, call, fault.get());
      } else {
        calls.add(call.answered(status(answer), false));
        caller.getOutputStream().write(answer);
      }
    }
  }

  private void watch(Socket caller, InputStream in, String head, Call call, Optional<Fault> fault)
      throws IOException {
    if (fault.isPresent()) {
      reply(caller, call, fault.get());
      return;
    }
    calls.add(call.answered(101, false));
    var asked =
        outdated.remove(call.path())
            ? VERSION.matcher(head).replaceFirst("resourceVersion=1")
            : head;
    watches.add(caller);
    try (var server = connect()) {
      server.getOutputStream().write(asked.getBytes(UTF_8));
      server.getOutputStream().flush();
      threads.submit(() -> carry(in, server.getOutputStream()));
      carry(server.getInputStream(), caller.getOutputStream());
    } finally {
      watches.remove(caller);
    }
  }

  private Void carry(InputStream in, OutputStream out) throws IOException {
    var bytes = new byte[1 << 16];
    for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      if (new String(bytes, 0, read, UTF_8).contains(GONE)) {
        gone.incrementAndGet();
      }
      out.write(bytes, 0, read);
      out.flush();
    }
    return null;
  }

  private void reply(Socket caller, Call call, Fault fault) throws IOException {
    calls.add(call.answered(fault.status(), true));
    caller.getOutputStream().write(fault.answer());
  }

  private Socket connect() throws IOException {
    var socket = sockets.createSocket(target.getHost(), target.getPort());
    open.add(socket);
    return socket;
  }

  /** Up to the empty line; nothing if the caller has gone. */
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var read = in.read();
      if (read < 0) {
        return "";
      }
      head.append((char) read);
    }
    if (head.toString().toLowerCase(Locale.ROOT).contains("transfer-encoding")) {
      throw new IOException("a body without a length: teach this line to read it");
    }
    return head.toString();
  }

  private static int status(byte[] answer) {
    var line = new String(answer, 0, Math.min(ENOUGH_FOR_A_STATUS, answer.length), UTF_8);
    return line.length() < ENOUGH_FOR_A_STATUS ? 0 : Integer.parseInt(line.substring(9));
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(FaultyLine::hangUp);
    threads.shutdownNow();
  }
}
