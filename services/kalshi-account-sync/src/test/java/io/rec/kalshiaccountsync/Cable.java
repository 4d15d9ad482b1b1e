package io.rec.kalshiaccountsync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way from the sync to the exchange, which can be cut while others still reach it. */
final class Cable implements AutoCloseable {

  private static final int BUFFER = 16 * 1024;

  private final ServerSocket end;
  private final int target;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  Cable(int target) {
    this.target = target;
    try {
      this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return end.getLocalPort();
  }

  void cut() {
    cut = true;
    open.forEach(Cable::drop);
    open.clear();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      end.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void accept() {
    while (!end.isClosed()) {
      try {
        Socket near = end.accept();
        if (cut) {
          drop(near);
        } else {
          join(near);
        }
      } catch (IOException over) {
        // The end is closed, or the exchange is not there: the other side sees it by itself.
      }
    }
  }

  private void join(Socket near) throws IOException {
    open.add(near);
    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(far);
    Thread.ofVirtual().start(() -> carry(near, far));
    Thread.ofVirtual().start(() -> carry(far, near));
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException over) {
      // Either side hung up; both are closed.
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
