package io.rec.venuesimulator.standalone;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** One line to a mail server, command by command. */
final class RawMail implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  RawMail(int port) throws IOException {
    this(port, new Socket("127.0.0.1", port));
  }

  /** With TLS from the start. */
  RawMail(int port, String certificate) throws IOException, GeneralSecurityException {
    this(port, trusting(certificate).getSocketFactory().createSocket("127.0.0.1", port));
  }

  private RawMail(int port, Socket socket) throws IOException {
    this.port = port;
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /**
   * The whole reply to a command, its lines with line feeds between; empty when the line is cut.
   */
  String say(String command) throws IOException {
    write(command + "\r\n");
    return hear();
  }

  void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  String hear() throws IOException {
    StringBuilder reply = new StringBuilder();
    String line = line();
    while (line.length() > 3 && line.charAt(3) == '-') {
      reply.append(line).append('\n');
      line = line();
    }
    return reply.append(line).toString();
  }

  void impatient(Duration patience) throws IOException {
    socket.setSoTimeout((int) patience.toMillis());
  }

  /** Past the greeting and signed in. */
  RawMail signedIn() throws IOException {
    hear();
    say("EHLO client");
    String shown = "\0%s\0%s".formatted(NoticeDesk.USER, NoticeDesk.PASSWORD);
    String reply = say("AUTH PLAIN " + base64(shown));
    if (!reply.startsWith("235")) {
      throw new IOException("not signed in: " + reply);
    }
    return this;
  }

  /** Signed in, and sender and recipient told. */
  RawMail addressed() throws IOException {
    signedIn();
    say("MAIL FROM:<alerts@rec.io>");
    say("RCPT TO:<a@example.com>");
    return this;
  }

  /** The reply to a mail, which has no end mark of its own. */
  String mail(String text) throws IOException {
    say("DATA");
    write(text);
    return say("\r\n.");
  }

  void encrypt(String certificate) throws IOException, GeneralSecurityException {
    SSLSocket secure =
        (SSLSocket)
            trusting(certificate).getSocketFactory().createSocket(socket, "127.0.0.1", port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    socket = secure;
    in = secure.getInputStream();
    out = secure.getOutputStream();
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return line.toString(StandardCharsets.UTF_8).strip();
  }

  private static SSLContext trusting(String certificate)
      throws IOException, GeneralSecurityException {
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry(
        "simulator",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
