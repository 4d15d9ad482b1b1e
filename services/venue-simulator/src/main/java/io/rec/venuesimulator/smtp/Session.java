package io.rec.venuesimulator.smtp;

import io.rec.venuesimulator.smtp.SmtpFaults.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One conversation with a client, from the greeting to the end. One thread. */
final class Session {

  private static final int LONGEST_COMMAND = 12_288;

  private final SmtpDesk desk;
  private final Wire wire;
  private boolean greeted;
  private Optional<String> user = Optional.empty();
  private Envelope envelope = new Envelope();

  Session(SmtpDesk desk, Wire wire) {
    this.desk = desk;
    this.wire = wire;
  }

  void run() throws IOException, InterruptedException {
    if (desk.faults().turnsAway()) {
      return;
    }
    Optional<Reply> refusal = desk.faults().instead(Moment.GREETING);
    say(refusal.orElse(Reply.READY));
    boolean goesOn = refusal.isEmpty();
    while (goesOn) {
      byte[] line = heard();
      goesOn = !desk.faults().hangsUp() && answered(line);
    }
  }

  private boolean answered(byte[] line) throws IOException, InterruptedException {
    if (line[line.length - 1] != '\n') {
      say(Reply.TOO_LONG);
      return false;
    }
    Command command = Command.of(new String(line, StandardCharsets.UTF_8));
    switch (command.verb()) {
      case "HELO", "EHLO" -> say(greeting(command));
      case "STARTTLS" -> encrypt(command);
      case "AUTH" -> say(signIn(command));
      case "MAIL" -> say(sender(command));
      case "RCPT" -> say(recipient(command));
      case "DATA" -> {
        return data();
      }
      case "RSET" -> {
        envelope = new Envelope();
        say(Reply.OK);
      }
      case "NOOP" -> say(Reply.OK);
      case "VRFY" -> say(Reply.of(252, "2.0.0 Send some mail, and see"));
      case "QUIT" -> {
        say(Reply.BYE);
        return false;
      }
      default -> say(Reply.UNKNOWN);
    }
    return true;
  }

  private Reply greeting(Command command) {
    if (command.rest().isEmpty()) {
      return Reply.of(501, "Syntax: %s hostname".formatted(command.verb()));
    }
    greeted = true;
    envelope = new Envelope();
    String name = "simulator.recio";
    if (command.verb().equals("HELO")) {
      return Reply.of(250, name);
    }
    List<String> lines = new ArrayList<>(List.of(name, "SIZE " + Envelope.MOST_BYTES, "8BITMIME"));
    if (!wire.secret()) {
      lines.add("STARTTLS");
    }
    lines.add("AUTH PLAIN LOGIN");
    lines.add("ENHANCEDSTATUSCODES");
    return new Reply(250, lines);
  }

  /** Whatever was said in the clear is forgotten. */
  private void encrypt(Command command) throws IOException, InterruptedException {
    if (wire.secret()) {
      say(Reply.of(503, "5.5.1 Error: TLS already active"));
    } else if (!command.rest().isEmpty()) {
      say(Reply.of(501, "5.5.4 Syntax: STARTTLS"));
    } else {
      say(Reply.of(220, "2.0.0 Ready to start TLS"));
      wire.encrypt(desk.certificate().context());
      greeted = false;
      user = Optional.empty();
      envelope = new Envelope();
    }
  }

  private Reply signIn(Command command) throws IOException, InterruptedException {
    if (!greeted) {
      return Reply.GREET_FIRST;
    }
    if (user.isPresent()) {
      return Reply.of(503, "5.5.1 Error: already authenticated");
    }
    if (envelope.begun()) {
      return Reply.of(503, "5.5.1 Error: MAIL transaction in progress");
    }
    SignIn.Outcome outcome = new SignIn(desk.users(), this::asked).attempt(command.rest());
    Optional<Reply> fault = desk.faults().instead(Moment.SIGN_IN);
    if (fault.isPresent()) {
      return fault.get();
    }
    return switch (outcome) {
      case SignIn.Outcome.Refused refused -> refused.reply();
      case SignIn.Outcome.Known known -> {
        user = Optional.of(known.user());
        yield Reply.of(235, "2.7.0 Authentication successful");
      }
    };
  }

  private Reply sender(Command command) {
    if (!greeted) {
      return Reply.GREET_FIRST;
    }
    if (user.isEmpty()) {
      return Reply.SIGN_IN_FIRST;
    }
    return desk.faults().instead(Moment.SENDER).orElseGet(() -> envelope.from(command.rest()));
  }

  private Reply recipient(Command command) {
    return desk.faults().instead(Moment.RECIPIENT).orElseGet(() -> envelope.to(command.rest()));
  }

  private boolean data() throws IOException, InterruptedException {
    if (envelope.recipients().isEmpty()) {
      say(
          envelope.begun()
              ? Reply.of(554, "5.5.1 Error: no valid recipients")
              : Reply.of(503, "5.5.1 Error: need RCPT command"));
      return true;
    }
    say(Reply.of(354, "End data with <CR><LF>.<CR><LF>"));
    MailText mail = MailText.read(wire);
    if (desk.faults().hangsUp()) {
      return false;
    }
    Delivery delivery = new Delivery(desk.inbox(), user.orElse(""), wire.secret());
    Reply reply =
        desk.faults().instead(Moment.MESSAGE).orElseGet(() -> delivery.take(envelope, mail));
    envelope = new Envelope();
    boolean kept = reply.code() == Reply.OK.code();
    if (kept && desk.faults().hangsUpAfterwards()) {
      return false;
    }
    if (kept && desk.faults().deafAfterwards()) {
      wire.listenInVain();
      return false;
    }
    say(kept ? desk.faults().afterwards().orElse(reply) : reply);
    return true;
  }

  private String asked(Reply question) throws IOException {
    sayNow(question);
    return new String(heard(), StandardCharsets.UTF_8).strip();
  }

  private byte[] heard() throws IOException {
    byte[] line = wire.line(LONGEST_COMMAND);
    if (desk.faults().deaf()) {
      wire.listenInVain();
    }
    return line;
  }

  private void say(Reply reply) throws IOException, InterruptedException {
    desk.pause(desk.faults().latency());
    sayNow(reply);
  }

  private void sayNow(Reply reply) throws IOException {
    if (desk.faults().deaf()) {
      wire.listenInVain();
    }
    wire.say(reply);
  }
}
