package io.rec.venues.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real server socket that speaks just enough WebSocket to misbehave exactly as a test wants, byte
 * by byte. The behaviour runs for each connection on a thread of its own; when it returns, the
 * connection stays open and silent.
 */
public final class ScriptedVenue implements AutoCloseable {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** What the venue does with a connection. */
  @FunctionalInterface
  public interface Behaviour {
    void follow(Session session) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private volatile String refusal = "";

  private ScriptedVenue(ServerSocket server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
  }

  public static ScriptedVenue start(Behaviour behaviour) {
    try {
      ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      ScriptedVenue venue = new ScriptedVenue(server, behaviour);
      Thread.ofVirtual().start(venue::accept);
      return venue;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public URI address() {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/feed");
  }

  /** From now on handshakes are answered with this status line and headers. */
  public void refuse(String statusAndHeaders) {
    refusal = statusAndHeaders;
  }

  public List<Session> sessions() {
    return sessions;
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Session session : sessions) {
        session.reset();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try {
      Session session = new Session(socket);
      if (session.shakeHands(refusal)) {
        sessions.add(session);
        Thread.ofVirtual().start(session::read);
        behaviour.follow(session);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** One client. */
  public static final class Session {

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();

    Session(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
      this.out = new DataOutputStream(socket.getOutputStream());
    }

    public List<String> headers() {
      return headers;
    }

    /** What the client sent. */
    public List<String> texts() {
      return texts;
    }

    public void send(String text) throws IOException {
      frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** One message in many frames. */
    public void sendInFrames(String text, int frames) throws IOException {
      for (int i = 0; i < frames; i++) {
        int first = (i == 0 ? 0x01 : 0x00) | (i == frames - 1 ? 0x80 : 0x00);
        frame(first, text.getBytes(StandardCharsets.UTF_8));
      }
    }

    public void sendBinary(byte[] bytes) throws IOException {
      frame(0x82, bytes);
    }

    public void ping() throws IOException {
      frame(0x89, "heartbeat".getBytes(StandardCharsets.UTF_8));
    }

    public void close(int status) throws IOException {
      frame(0x88, new byte[] {(byte) (status >> 8), (byte) status});
    }

    /** Drops the connection without a word. */
    public void reset() throws IOException {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    }

    private synchronized void frame(int first, byte[] payload) throws IOException {
      out.writeByte(first);
      if (payload.length < 126) {
        out.writeByte(payload.length);
      } else if (payload.length < 65_536) {
        out.writeByte(126);
        out.writeShort(payload.length);
      } else {
        out.writeByte(127);
        out.writeLong(payload.length);
      }
      out.write(payload);
      out.flush();
    }

    private boolean shakeHands(String refusal) throws IOException {
      String key = "";
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.add(line);
        if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
          key = line.substring(line.indexOf(':') + 1).strip();
        }
      }
      // A plain request, e.g. for the venue's health, is none of the sessions.
      String status = key.isEmpty() ? "404 Not Found" : refusal;
      String answer =
          status.isEmpty()
              ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Sec-WebSocket-Accept: "
                  + accept(key)
                  + "\r\n\r\n"
              : "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
      out.write(answer.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return status.isEmpty();
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    private void read() {
      try {
        while (true) {
          int opcode = in.readUnsignedByte() & 0x0f;
          int length = in.readUnsignedByte() & 0x7f;
          if (length == 126) {
            length = in.readUnsignedShort();
          }
          byte[] mask = in.readNBytes(4);
          byte[] payload = in.readNBytes(length);
          for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
          }
          if (opcode == 1) {
            texts.add(new String(payload, StandardCharsets.UTF_8));
          }
        }
      } catch (IOException over) {
        // The client is gone, which is for the client's side of the test to notice.
      }
    }

    private static String accept(String key) {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-1");
        return Base64.getEncoder()
            .encodeToString(sha.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
