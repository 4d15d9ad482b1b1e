package io.rec.cascadingfailuredetector.check;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks the cluster's name server itself: who knows an address goes on with it while no name is
 * told, so that nobody else would notice before something starts anew.
 */
@Singleton
public final class NameServer {

  private static final Path FILE = Path.of("/etc/resolv.conf");
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int PORT = 53;
  private static final int TRIES = 2;
  private static final int MOST = 512;

  /** Asked for by name; whether there is such a Service is all the same. */
  private static final String SERVICE = "cascading-failure-detector";

  private static final int RECURSION = 0x0100;
  private static final int CODE = 0x000f;
  private static final int SERVER_FAILURE = 2;
  private static final int HEAD = 12;
  private static final int ADDRESS_RECORD = 1;
  private static final int INTERNET = 1;

  NameServer() {}

  /** What is wrong with it; nothing where there is none to ask. */
  public Optional<String> complaint() {
    try {
      return ResolverFile.of(Files.readAllLines(FILE))
          .flatMap(file -> complaint(new InetSocketAddress(file.server(), PORT), file.domain()));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.of("%s cannot be read".formatted(FILE));
    }
  }

  static Optional<String> complaint(InetSocketAddress server, String domain) {
    Optional<String> complaint = Optional.empty();
    for (int tried = 0; tried < TRIES; tried++) {
      complaint = ask(server, SERVICE + "." + domain);
      if (complaint.isEmpty()) {
        return complaint;
      }
    }
    return complaint;
  }

  /** An answer that there is no such name is an answer. */
  private static Optional<String> ask(InetSocketAddress server, String name) {
    short id = (short) ThreadLocalRandom.current().nextInt();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(server);
      byte[] question = question(id, name);
      socket.send(new DatagramPacket(question, question.length));
      DatagramPacket answer = new DatagramPacket(new byte[MOST], MOST);
      socket.receive(answer);
      ByteBuffer read = ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
      if (answer.getLength() < HEAD || read.getShort() != id) {
        return Optional.of("the name server answers something else");
      }
      return (read.getShort() & CODE) == SERVER_FAILURE
          ? Optional.of("the name server fails")
          : Optional.empty();
    } catch (SocketTimeoutException silent) {
      return Optional.of("the name server does not answer");
    } catch (IOException refused) {
      return Optional.of("the name server cannot be reached");
    }
  }

  private static byte[] question(short id, String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    head.putShort(id).putShort((short) RECURSION).putShort((short) 1);
    bytes.writeBytes(head.array());
    for (String label : name.split("\\.")) {
      byte[] letters = label.getBytes(StandardCharsets.US_ASCII);
      bytes.write(letters.length);
      bytes.writeBytes(letters);
    }
    bytes.write(0);
    bytes.writeBytes(
        ByteBuffer.allocate(4).putShort((short) ADDRESS_RECORD).putShort((short) INTERNET).array());
    return bytes.toByteArray();
  }
}
