package io.rec.operator.controller.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A line to a server that can be cut as a broken network cuts it: nobody is told, bytes just do not
 * arrive any more, and new connections are taken and never answered.
 */
final class SeveredLine implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;

  private SeveredLine(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  static SeveredLine to(int target) throws IOException {
    return at(0, InetAddress.getLoopbackAddress(), target);
  }

  /** With a door of that number, where whoever comes expects it. */
  static SeveredLine at(int port, InetAddress address, int target) throws IOException {
    var line = new SeveredLine(new ServerSocket(port, 50, address), target);
    line.threads.submit(line::accept);
    return line;
  }

  int port() {
    return door.getLocalPort();
  }

  void cut() {
    cut = true;
  }

  private Void accept() throws IOException {
    while (!door.isClosed()) {
      var caller = door.accept();
      sockets.add(caller);
      if (!cut) {
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(server);
        threads.submit(() -> carry(caller, server));
        threads.submit(() -> carry(server, caller));
      }
    }
    return null;
  }

  private Void carry(Socket from, Socket to) throws IOException {
    var bytes = new byte[1 << 16];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      if (!cut) {
        out.write(bytes, 0, read);
        out.flush();
      }
    }
    if (!cut) {
      to.close();
    }
    return null;
  }

  @Override
  public void close() {
    try {
      door.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
