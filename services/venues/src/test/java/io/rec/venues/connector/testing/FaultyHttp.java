package io.rec.venues.connector.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** HTTP/1.1 byte by byte, so that it can stop at any of them. */
public final class FaultyHttp implements FaultyService {

  /** What came; header names in lower case. */
  public record Request(String method, String path, Map<String, String> headers, String body) {

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Without the query. */
    public String route() {
      return method + " " + path.replaceFirst("\\?.*", "");
    }
  }

  /** What is said. */
  public record Answer(int status, String contentType, Map<String, String> headers, String body) {

    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", Map.of(), body);
    }

    public static Answer text(int status, String body) {
      return new Answer(status, "text/plain", Map.of(), body);
    }

    public Answer with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Answer(status, contentType, more, body);
    }
  }

  private final ServerSocket plain;
  private final ServerSocket encrypted;
  private final Stalls stalls;
  private final Function<Request, Answer> service;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Answer> lost = new CopyOnWriteArrayList<>();
  private final AtomicInteger served = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private Fault fault = Fault.STATUS_500;
  private int left;
  private String aim = "";

  /** The service answers what is not hit by a fault, and also acts on what is. */
  public FaultyHttp(Stalls stalls, Function<Request, Answer> service) {
    this.stalls = stalls;
    this.service = service;
    try {
      plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      encrypted =
          TestCertificate.shared()
              .server()
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(() -> accept(plain));
    Thread.ofVirtual().start(() -> accept(encrypted));
  }

  @Override
  public synchronized void inject(Fault wanted, int count) {
    fault = wanted;
    left = wanted.outsideOfService() ? 0 : count;
  }

  @Override
  public synchronized void aim(String method) {
    aim = method;
  }

  @Override
  public synchronized void heal() {
    left = 0;
  }

  @Override
  public int served() {
    return served.getAndSet(0);
  }

  public List<Request> requests() {
    return requests;
  }

  /** Answers to what it has acted on that nobody has heard. */
  public List<Answer> lost() {
    return lost;
  }

  /** TCP connections so far. */
  public int connections() {
    return connections.get();
  }

  @Override
  public URI root() {
    return URI.create("http://127.0.0.1:" + plain.getLocalPort());
  }

  @Override
  public URI untrusted() {
    return URI.create("https://127.0.0.1:" + encrypted.getLocalPort());
  }

  @Override
  public URI unresolved() {
    return URI.create("http://service.invalid");
  }

  @Override
  public void close() {
    try {
      plain.close();
      encrypted.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private synchronized boolean hit(Request request) {
    if (left == 0 || !(aim.isEmpty() || aim.equals(request.method()))) {
      return false;
    }
    if (left != FOR_EVER) {
      left--;
    }
    return true;
  }

  private synchronized Fault fault() {
    return fault;
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end of the server.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        Request request = read(in);
        requests.add(request);
        served.incrementAndGet();
        if (!hit(request)) {
          write(out, request, service.apply(request));
        } else if (!fail(socket, in, out, request)) {
          return;
        }
      }
    } catch (IOException gone) {
      // The client has left, or could not shake hands.
    } finally {
      open.remove(socket);
    }
  }

  /** True if the connection may go on. */
  private boolean fail(Socket socket, InputStream in, OutputStream out, Request request)
      throws IOException {
    switch (fault()) {
      case HALF_OPEN -> silence(in);
      case TIMEOUT -> {
        act(request);
        silence(in);
      }
      case SLOW_BODY -> {
        Answer answer = service.apply(request);
        out.write(
            "HTTP/1.1 %d OK\r\nContent-Type: %s\r\nContent-Length: 5000\r\n\r\n{"
                .formatted(answer.status(), answer.contentType())
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        silence(in);
      }
      case RESET -> {
        act(request);
        out.write("HTTP/1.1 200".getBytes(StandardCharsets.UTF_8));
        out.flush();
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case STATUS_500 ->
          write(out, request, after(request, Answer.json(500, "{\"message\":\"broken\"}")));
      case STATUS_503 ->
          write(out, request, after(request, Answer.json(503, "{\"message\":\"away\"}")));
      case STATUS_429 -> write(out, request, Answer.json(429, "{\"message\":\"too many\"}"));
      case STATUS_429_RETRY_AFTER ->
          write(
              out,
              request,
              Answer.json(429, "{\"message\":\"too many\"}")
                  .with("Retry-After", Integer.toString(Fault.RETRY_AFTER_SECONDS)));
      case MALFORMED_JSON -> {
        Answer answer = service.apply(request);
        write(out, request, new Answer(200, answer.contentType(), Map.of(), "{\"id\":"));
      }
      case WRONG_CONTENT_TYPE ->
          write(
              out,
              request,
              after(request, new Answer(200, "text/html", Map.of(), "<html>gateway</html>")));
      case TLS_FAILURE, DNS_FAILURE -> throw new IllegalStateException("never comes here");
    }
    return switch (fault()) {
      case HALF_OPEN, TIMEOUT, SLOW_BODY, RESET -> false;
      default -> true;
    };
  }

  private Answer after(Request request, Answer answer) {
    act(request);
    return answer;
  }

  /** What it would say is lost; what it does is done. */
  private void act(Request request) {
    Answer unsaid = service.apply(request);
    lost.add(unsaid);
  }

  /** Says nothing until the client goes. */
  private void silence(InputStream in) throws IOException {
    stalls.stall();
    while (in.read() >= 0) {
      // Whatever it still says is not heard.
    }
  }

  private static Request read(InputStream in) throws IOException {
    String[] first = line(in).split(" ");
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    return new Request(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the client has left");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** An answer to HEAD has no body: what followed would be read as the beginning of the next. */
  private static void write(OutputStream out, Request request, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head =
        new StringBuilder("HTTP/1.1 %d Whatever\r\n".formatted(answer.status()))
            .append("Content-Length: %d\r\n".formatted(body.length));
    if (!answer.contentType().isEmpty()) {
      head.append("Content-Type: %s\r\n".formatted(answer.contentType()));
    }
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    if (!request.method().equals("HEAD")) {
      out.write(body);
    }
    out.flush();
  }
}
