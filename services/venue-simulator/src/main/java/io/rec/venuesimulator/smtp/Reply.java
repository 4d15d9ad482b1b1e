package io.rec.venuesimulator.smtp;

import java.util.List;

/** What the server says; all lines carry the code. */
record Reply(int code, List<String> lines) {

  static final Reply READY = of(220, "simulator.recio ESMTP");
  static final Reply OK = of(250, "2.0.0 Ok");
  static final Reply BYE = of(221, "2.0.0 Bye");
  static final Reply UNKNOWN = of(502, "5.5.2 Error: command not recognized");
  static final Reply TOO_LONG = of(500, "5.5.2 Error: line too long");
  static final Reply GREET_FIRST = of(503, "5.5.1 Error: send HELO/EHLO first");
  static final Reply SIGN_IN_FIRST = of(530, "5.7.0 Authentication required");
  static final Reply BAD_CREDENTIALS = of(535, "5.7.8 Error: authentication failed");
  static final Reply TOO_BIG = of(552, "5.3.4 Error: message size exceeds fixed limit");

  Reply {
    lines = List.copyOf(lines);
  }

  static Reply of(int code, String words) {
    return new Reply(code, List.of(words));
  }

  /** All but the last have a dash behind the code. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < lines.size(); index++) {
      char mark = index == lines.size() - 1 ? ' ' : '-';
      text.append(code).append(mark).append(lines.get(index)).append("\r\n");
    }
    return text.toString();
  }
}
