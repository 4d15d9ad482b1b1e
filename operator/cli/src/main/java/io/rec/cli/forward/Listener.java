package io.rec.cli.forward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts on the loopback address and gives each connection a thread and a pod of its own. */
final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final ServerSocketChannel server;
  private final Target target;

  private Listener(ServerSocketChannel server, Target target) {
    this.server = server;
    this.target = target;
  }

  static Listener open(int port, Target target) throws IOException {
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new Listener(server, target);
  }

  int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** Serves until closed. */
  void serve() throws IOException {
    while (server.isOpen()) {
      try {
        SocketChannel accepted = server.accept();
        Thread.ofVirtual().name("connection").start(() -> carry(accepted));
      } catch (ClosedChannelException e) {
        return;
      }
    }
  }

  private void carry(SocketChannel accepted) {
    try (accepted) {
      target.carry(accepted);
    } catch (IOException | RuntimeException e) {
      // One lost connection is the browser's to retry; the address itself stays.
      LOG.atWarn().setCause(e).log("connection lost");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
