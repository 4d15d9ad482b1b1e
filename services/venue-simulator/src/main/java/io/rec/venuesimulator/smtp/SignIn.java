package io.rec.venuesimulator.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** {@code AUTH PLAIN} and {@code AUTH LOGIN}. */
final class SignIn {

  /** How it ended: who it is, or what is said instead. */
  sealed interface Outcome {
    record Known(String user) implements Outcome {}

    record Refused(Reply reply) implements Outcome {}
  }

  /** How a question is put to the client. */
  interface Questions {
    String ask(Reply question) throws IOException;
  }

  private static final String MECHANISM_PLAIN = "PLAIN";
  private static final String MECHANISM_LOGIN = "LOGIN";
  private static final Outcome CANCELED =
      new Outcome.Refused(Reply.of(501, "5.7.0 Authentication aborted"));
  private static final Outcome MALFORMED =
      new Outcome.Refused(Reply.of(501, "5.5.2 Error: malformed authentication data"));
  private static final Outcome REFUSED = new Outcome.Refused(Reply.BAD_CREDENTIALS);

  private final Map<String, String> users;
  private final Questions questions;

  SignIn(Map<String, String> users, Questions questions) {
    this.users = users;
    this.questions = questions;
  }

  /** The arguments are a mechanism and, if the client wants to save a question, its answer. */
  Outcome attempt(String arguments) throws IOException {
    String[] parts = arguments.split("\\s+", 2);
    String first = parts.length == 2 ? parts[1] : "";
    try {
      return switch (parts[0].toUpperCase(Locale.ROOT)) {
        case MECHANISM_PLAIN -> plain(first);
        case MECHANISM_LOGIN -> login(first);
        default ->
            new Outcome.Refused(Reply.of(504, "5.5.4 Error: unrecognized authentication type"));
      };
    } catch (IllegalArgumentException notBase64) {
      return MALFORMED;
    }
  }

  private Outcome plain(String first) throws IOException {
    String answer = first.isEmpty() ? questions.ask(Reply.of(334, "")) : first;
    if (answer.equals("*")) {
      return CANCELED;
    }
    // Whom to act for, who one is, and the password; nobody acts for another here.
    String[] shown = decoded(answer).split("\0", -1);
    if (shown.length != 3) {
      return MALFORMED;
    }
    boolean himself = shown[0].isEmpty() || shown[0].equals(shown[1]);
    return himself ? checked(shown[1], shown[2]) : REFUSED;
  }

  private Outcome login(String first) throws IOException {
    String user = first.isEmpty() ? questions.ask(question("Username:")) : first;
    if (user.equals("*")) {
      return CANCELED;
    }
    String name = decoded(user);
    String password = questions.ask(question("Password:"));
    return password.equals("*") ? CANCELED : checked(name, decoded(password));
  }

  private Outcome checked(String user, String password) {
    String wanted = users.get(user);
    boolean same =
        wanted != null
            && MessageDigest.isEqual(
                wanted.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    return same ? new Outcome.Known(user) : REFUSED;
  }

  private static Reply question(String text) {
    return Reply.of(
        334, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
