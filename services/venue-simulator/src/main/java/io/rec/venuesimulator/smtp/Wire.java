package io.rec.venuesimulator.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection: lines in, replies out, first in the clear and then encrypted. One thread. */
final class Wire implements Closeable {

  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  boolean secret() {
    return socket instanceof SSLSocket;
  }

  /** What the client has sent ahead in the clear is thrown away with its buffer. */
  void encrypt(SSLContext context) throws IOException {
    SSLSocket secure =
        (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    socket = secure;
    in = new BufferedInputStream(secure.getInputStream());
    out = secure.getOutputStream();
  }

  /**
   * Up to the end of the line, which is included, or so many bytes of it.
   *
   * @throws EOFException when the client has left
   */
  byte[] line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = 0;
    while (next != '\n' && line.size() < most) {
      next = in.read();
      if (next < 0) {
        throw new EOFException("the client has left");
      }
      line.write(next);
    }
    return line.toByteArray();
  }

  void say(Reply reply) throws IOException {
    out.write(reply.text().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Until the client gives up. */
  void listenInVain() throws IOException {
    while (in.read() >= 0) {
      // Whatever it still says is not heard.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
