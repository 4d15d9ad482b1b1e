package io.rec.venues.notify;

import io.rec.venues.TlsWords;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.ConnectorException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What a mail server's codes mean in the framework's errors: 4xx pass and are tried again, 5xx do
 * not. The status of an APIError is the HTTP one that says the same.
 */
final class SmtpFailures {

  private static final int PERMANENT = 500;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;

  private SmtpFailures() {}

  static ConnectorException of(String connector, MessagingException failed) {
    if (failed instanceof MailConnectException) {
      return ConnectorConnectionException.unreached(
          connector + " refuses connections or its name does not resolve");
    }
    int code = code(failed);
    if (failed instanceof AuthenticationFailedException && !temporary(failed)) {
      return new ConnectorApiException(
          UNAUTHORIZED, "535", connector + " does not accept our credentials");
    }
    if (code >= PERMANENT) {
      return new ConnectorApiException(
          status(code), Integer.toString(code), "%s refused with %d".formatted(connector, code));
    }
    if (caused(failed, SSLException.class) || said(failed).contains("STARTTLS is required")) {
      return ConnectorConnectionException.untrusted(
          "%s did not prove its identity: %s"
              .formatted(connector, TlsWords.of(failed).orElse("it does not offer TLS")));
    }
    String why = code > 0 ? "answered " + code : said(failed);
    return ConnectorConnectionException.broken(
        "the conversation with %s broke: %s".formatted(connector, why));
  }

  private static int status(int code) {
    return switch (code) {
      case 530, 535 -> UNAUTHORIZED;
      case 552 -> TOO_LARGE;
      default -> UNPROCESSABLE;
    };
  }

  /** A server that is busy says so at the sign-in as well. */
  private static boolean temporary(MessagingException failed) {
    return said(failed).startsWith("4") || caused(failed, IOException.class);
  }

  private static int code(MessagingException failed) {
    for (Exception each = failed;
        each instanceof MessagingException one;
        each = one.getNextException()) {
      int code =
          switch (one) {
            case SMTPSendFailedException send -> send.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            default -> 0;
          };
      if (code > 0) {
        return code;
      }
    }
    return 0;
  }

  private static boolean caused(Throwable failed, Class<? extends Throwable> type) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static String said(Throwable failed) {
    return String.valueOf(failed.getMessage());
  }
}
