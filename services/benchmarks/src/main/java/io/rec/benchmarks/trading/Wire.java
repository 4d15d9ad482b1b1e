package io.rec.benchmarks.trading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP connection that can be cut or go silent; of several ends each new connection takes the
 * next.
 */
final class Wire implements AutoCloseable {

  /** What happens to bytes. */
  enum Mode {
    PASSES,
    /** Everything is cut, and new connections are hung up on. */
    CUT,
    /** Connections stay and nothing comes through. */
    SILENT
  }

  private static final int BUFFER = 16 * 1024;

  private final ServerSocket listener;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private volatile List<Integer> ends;
  private volatile Mode mode = Mode.PASSES;

  private Wire(ServerSocket listener, List<Integer> ends) {
    this.listener = listener;
    this.ends = List.copyOf(ends);
  }

  static Wire to(int port) throws IOException {
    var wire = new Wire(new ServerSocket(0, 128, InetAddress.getLoopbackAddress()), List.of(port));
    Thread.ofPlatform().daemon().name("wire-" + port).start(wire::accept);
    return wire;
  }

  int port() {
    return listener.getLocalPort();
  }

  void lead(List<Integer> ports) {
    ends = List.copyOf(ports);
  }

  void set(Mode wanted) {
    synchronized (change) {
      mode = wanted;
      change.notifyAll();
    }
    if (wanted == Mode.CUT) {
      cutAll();
    }
  }

  /** Ends every connection; new ones are as the mode says. */
  void cutAll() {
    sockets.forEach(Wire::close);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cutAll();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var near = listener.accept();
        if (mode == Mode.CUT) {
          close(near);
        } else {
          join(near);
        }
      } catch (IOException closed) {
        if (!listener.isClosed()) {
          throw new IllegalStateException("the wire broke", closed);
        }
      }
    }
  }

  private void join(Socket near) {
    var all = ends;
    try {
      var far =
          new Socket(
              InetAddress.getLoopbackAddress(),
              all.get(Math.floorMod(turn.getAndIncrement(), all.size())));
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      sockets.add(near);
      sockets.add(far);
      Thread.ofVirtual().start(() -> pump(near, far));
      Thread.ofVirtual().start(() -> pump(far, near));
    } catch (IOException nobody) {
      close(near);
    }
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      var buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitPassage();
        out.write(buffer, 0, count);
      }
    } catch (IOException | InterruptedException over) {
      // A wire ends as its sockets do.
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitPassage() throws InterruptedException {
    synchronized (change) {
      while (mode == Mode.SILENT) {
        change.wait();
      }
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It was about to be.
    }
  }
}
