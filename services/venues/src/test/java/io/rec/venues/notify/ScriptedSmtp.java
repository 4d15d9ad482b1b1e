package io.rec.venues.notify;

import io.rec.venues.connector.testing.Fault;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/** A mail server on a real socket: STARTTLS, AUTH PLAIN, and one session a connection. */
final class ScriptedSmtp implements FaultyService {

  static final String USER = "desk@example.com";
  static final String PASSWORD = "mail-password-31";

  /** One mail as it was taken. */
  record Mail(String from, List<String> recipients, String text) {

    String header(String name) {
      return text.lines()
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  private final ServerSocket server;
  private final Stalls stalls;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();
  private Fault fault = Fault.RESET;
  private int left;
  private volatile String refusal = "";

  ScriptedSmtp(Stalls stalls) {
    this.stalls = stalls;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  List<String> commands() {
    return commands;
  }

  List<Mail> mails() {
    return mails;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Takes so many mails and cuts the connection instead of saying so. */
  void loseAnswers(int count) {
    losses.set(count);
  }

  /** The answer to every RCPT. */
  void refuse(String answer) {
    refusal = answer;
  }

  @Override
  public synchronized void inject(Fault wanted, int requests) {
    fault = wanted;
    left = wanted.outsideOfService() ? 0 : requests;
  }

  @Override
  public synchronized void heal() {
    left = 0;
  }

  @Override
  public int served() {
    return sessions.getAndSet(0);
  }

  @Override
  public URI root() {
    return URI.create("smtp://127.0.0.1:" + port());
  }

  @Override
  public URI untrusted() {
    return URI.create("smtps://127.0.0.1:" + port());
  }

  @Override
  public URI unresolved() {
    return URI.create("smtp://service.invalid:25");
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The end of the server.
    }
  }

  private synchronized boolean hit() {
    if (left == 0) {
      return false;
    }
    if (left != FOR_EVER) {
      left--;
    }
    return true;
  }

  private void serve(Socket socket) {
    try (socket) {
      new Session(socket).run();
    } catch (IOException gone) {
      // The client has left, or could not shake hands.
    } finally {
      open.remove(socket);
    }
  }

  private final class Session {

    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private boolean counted;
    private String from = "";
    private List<String> recipients = new ArrayList<>();

    private Session(Socket socket) throws IOException {
      this.socket = socket;
      open();
    }

    private void open() throws IOException {
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    private void run() throws IOException {
      if (hit()) {
        sessions.incrementAndGet();
        fail();
        return;
      }
      say("220 test ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        commands.add(line.startsWith("AUTH") ? "AUTH" : line);
        count(line);
        if (!answer(line)) {
          return;
        }
      }
    }

    /** A session is one when the client trusts us enough to ask for something. */
    private void count(String line) {
      if (!counted && (line.startsWith("AUTH") || line.startsWith("MAIL"))) {
        counted = true;
        sessions.incrementAndGet();
      }
    }

    private boolean answer(String line) throws IOException {
      String verb = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
      switch (verb) {
        case "EHLO" -> {
          boolean secure = socket instanceof SSLSocket;
          say("250-test");
          say(secure ? "250-AUTH PLAIN LOGIN" : "250-STARTTLS");
          say("250 8BITMIME");
        }
        case "STARTTLS" -> {
          say("220 go");
          SSLSocket secure =
              (SSLSocket)
                  TestCertificate.shared()
                      .server()
                      .getSocketFactory()
                      .createSocket(socket, null, socket.getPort(), true);
          secure.setUseClientMode(false);
          secure.startHandshake();
          socket = secure;
          open();
        }
        case "AUTH" -> say(accepted(line) ? "235 ok" : "535 no " + PASSWORD);
        case "MAIL" -> {
          from = line;
          recipients = new ArrayList<>();
          say("250 ok");
        }
        case "RCPT" -> {
          recipients.add(line.replaceFirst("RCPT TO:<(.*)>.*", "$1"));
          say(refusal.isEmpty() ? "250 ok" : refusal);
        }
        case "DATA" -> {
          return data();
        }
        case "QUIT" -> {
          say("221 bye");
          return false;
        }
        default -> say("250 ok");
      }
      return true;
    }

    private boolean data() throws IOException {
      say("354 go");
      StringBuilder text = new StringBuilder();
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        text.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
      }
      mails.add(new Mail(from, recipients, text.toString()));
      if (losses.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
      }
      say("250 queued");
      return true;
    }

    private void fail() throws IOException {
      switch (fault) {
        case STATUS_503 -> say("421 too busy");
        case MALFORMED_JSON -> say("banana");
        case RESET -> {
          out.write("22".getBytes(StandardCharsets.UTF_8));
          out.flush();
          socket.setSoLinger(true, 0);
          socket.close();
        }
        case SLOW_BODY -> {
          out.write("220-te".getBytes(StandardCharsets.UTF_8));
          out.flush();
          silence();
        }
        case TIMEOUT -> {
          say("220 test ESMTP");
          in.readLine();
          silence();
        }
        case HALF_OPEN -> silence();
        default -> throw new IllegalStateException("no fault of mail: " + fault);
      }
    }

    private void silence() throws IOException {
      stalls.stall();
      while (in.read() >= 0) {
        // Whatever it still says is not heard.
      }
    }

    /** Whoever acts for himself may say so or leave it out. */
    private boolean accepted(String line) {
      String shown =
          new String(
              Base64.getDecoder().decode(line.replaceFirst("AUTH PLAIN ", "")),
              StandardCharsets.UTF_8);
      return shown.matches("(%s)?\0%s\0%s".formatted(USER, USER, PASSWORD));
    }

    private void say(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }
}
