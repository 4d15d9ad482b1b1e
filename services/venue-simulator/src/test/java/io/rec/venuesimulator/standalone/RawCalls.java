package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.Trader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signed calls on one bare line, one behind the other without waiting for answers. */
final class RawCalls {

  /** An answer as it came; the head is the status line and the headers. */
  record Answer(int status, String head, String body) {}

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final int STATUS_BEGINS = "HTTP/1.1 ".length();

  private RawCalls() {}

  static List<Answer> send(Trader trader, String method, URI address, int times)
      throws IOException {
    ByteArrayOutputStream requests = new ByteArrayOutputStream();
    for (int turn = 0; turn < times; turn++) {
      StringBuilder request = new StringBuilder(method + " " + address.getRawPath());
      request.append(" HTTP/1.1\r\nHost: ").append(address.getAuthority()).append("\r\n");
      trader
          .headers(method, address.getRawPath())
          .forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
      request.append("Content-Length: 0\r\n\r\n");
      requests.writeBytes(request.toString().getBytes(StandardCharsets.US_ASCII));
    }
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(requests.toByteArray());
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      List<Answer> answers = new ArrayList<>();
      while (answers.size() < times) {
        answers.add(read(in));
      }
      return answers;
    }
  }

  private static Answer read(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    Matcher length = LENGTH.matcher(head);
    if (!length.find()) {
      throw new IOException("no length in " + head);
    }
    byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
    return new Answer(
        Integer.parseInt(head.substring(STATUS_BEGINS, STATUS_BEGINS + 3)),
        head.toString(),
        new String(body, StandardCharsets.UTF_8));
  }
}
