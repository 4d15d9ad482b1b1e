package io.rec.venuesimulator.smtp;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.notice.Inbox;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail server's ports, on this machine only; each conversation has a thread of its own. */
public final class SmtpEnd implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpEnd.class);
  private static final int WAITING_CLIENTS = 50;

  /** RFC 5321 grants a client five minutes for each command. */
  private static final int LONGEST_SILENCE_MILLIS = 300_000;

  private final SmtpDesk desk;
  private final List<ServerSocket> servers = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public SmtpEnd(Map<String, String> users, Inbox inbox, FaultBoard board, Clock wall) {
    this.desk =
        new SmtpDesk(
            users,
            SelfMadeCertificate.make(wall.instant()),
            new SmtpFaults(board),
            inbox,
            new CountDownLatch(1));
  }

  /** In PEM, for clients that are to believe it. */
  public String certificate() {
    return desk.certificate().pem();
  }

  /**
   * Listens when it returns; port 0 picks a free one. The port is returned.
   *
   * @param encrypted whether TLS comes first, instead of by STARTTLS
   * @throws IllegalArgumentException when the port cannot be had
   */
  public int open(int port, boolean encrypted) {
    try {
      ServerSocket server =
          new ServerSocket(port, WAITING_CLIENTS, InetAddress.getLoopbackAddress());
      servers.add(server);
      Thread.ofVirtual()
          .name("smtp-" + server.getLocalPort())
          .start(() -> accept(server, encrypted));
      return server.getLocalPort();
    } catch (IOException taken) {
      throw new IllegalArgumentException(
          "port %d cannot be opened: %s".formatted(port, taken.getMessage()), taken);
    }
  }

  @Override
  public void close() {
    desk.closing().countDown();
    servers.forEach(SmtpEnd::close);
    open.forEach(SmtpEnd::close);
  }

  private void accept(ServerSocket server, boolean encrypted) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket, encrypted));
      }
    } catch (IOException closed) {
      LOG.atDebug().addKeyValue("port", server.getLocalPort()).log("a mail port is closed");
    }
  }

  private void serve(Socket socket, boolean encrypted) {
    try (Wire wire = new Wire(socket)) {
      socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
      socket.setTcpNoDelay(true);
      if (encrypted) {
        wire.encrypt(desk.certificate().context());
      }
      new Session(desk, wire).run();
    } catch (IOException gone) {
      LOG.atDebug().addKeyValue("reason", gone.toString()).log("a mail client's connection ended");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
      close(socket);
    }
  }

  private static void close(Closeable closed) {
    try {
      closed.close();
    } catch (IOException unheard) {
      LOG.atDebug().addKeyValue("reason", unheard.toString()).log("a socket did not close");
    }
  }
}
