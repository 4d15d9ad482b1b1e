package io.rec.venuesimulator.standalone;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A WebSocket on a bare socket: it reads only when it is told to, unlike any good client. */
final class RawStream implements AutoCloseable {

  private static final int SMALL_BUFFER = 64 * 1024;
  private static final int TEXT = 0x81;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTE_LENGTH = 126;
  private static final int EIGHT_BYTE_LENGTH = 127;

  private final Socket socket;
  private final DataInputStream in;

  RawStream(URI address, Map<String, String> headers) throws IOException {
    this.socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket.setSoTimeout(20_000);
    StringBuilder request = new StringBuilder("GET " + address.getRawPath() + " HTTP/1.1\r\n");
    request.append("Host: ").append(address.getAuthority()).append("\r\n");
    request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    headers.forEach(
        (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      answer.append((char) in.readUnsignedByte());
    }
    if (!answer.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException(answer.toString());
    }
  }

  /** All in one write, so that they arrive as fast as a machine can send. */
  void send(String text, int times) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int turn = 0; turn < times; turn++) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      frames.write(TEXT);
      if (bytes.length < TWO_BYTE_LENGTH) {
        frames.write(MASKED | bytes.length);
      } else {
        frames.write(MASKED | TWO_BYTE_LENGTH);
        frames.writeBytes(ByteBuffer.allocate(2).putShort((short) bytes.length).array());
      }
      // A mask of nothing but zeros leaves the bytes as they are.
      frames.writeBytes(new byte[4]);
      frames.writeBytes(bytes);
    }
    socket.getOutputStream().write(frames.toByteArray());
  }

  /** The next text within twenty seconds; pings are passed over. */
  String read() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      int kind = in.readUnsignedByte();
      long length = in.readUnsignedByte();
      if (length == TWO_BYTE_LENGTH) {
        length = in.readUnsignedShort();
      } else if (length == EIGHT_BYTE_LENGTH) {
        length = in.readLong();
      }
      byte[] bytes = in.readNBytes(Math.toIntExact(length));
      if (kind == TEXT) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }
    throw new IOException("nothing but pings for twenty seconds");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
