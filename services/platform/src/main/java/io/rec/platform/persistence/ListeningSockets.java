package io.rec.platform.persistence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;

/**
 * Sockets for connections that wait for announcements. After each one the driver looks for another
 * by reading for a millisecond ({@code PGStream.hasMessagePending}), and only then hands over the
 * first: every price would be a millisecond late at each service it passes. Here that look ends at
 * once when nothing has arrived. The driver makes this class by its name.
 */
public final class ListeningSockets extends SocketFactory {

  /**
   * What the driver sets to find out whether something is there; nobody waits so short otherwise.
   */
  private static final int LOOK_MILLIS = 1;

  @Override
  public Socket createSocket() {
    return new Looking();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(0));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(0));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
  }

  private static Socket connected(InetSocketAddress remote, InetSocketAddress local)
      throws IOException {
    Socket socket = new Looking();
    socket.bind(local);
    socket.connect(remote);
    return socket;
  }

  private static final class Looking extends Socket {

    private volatile int waits;

    @Override
    public void setSoTimeout(int millis) throws SocketException {
      super.setSoTimeout(millis);
      waits = millis;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          look();
          return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
          look();
          return super.read(bytes, from, count);
        }

        private void look() throws IOException {
          if (waits == LOOK_MILLIS && available() == 0) {
            throw new SocketTimeoutException("nothing has arrived");
          }
        }
      };
    }
  }
}
