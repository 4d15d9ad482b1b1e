package io.rec.venues.notify;

import io.rec.venues.connector.config.SecretText;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where mail is handed in. With TLS, port 465 is encrypted from the first byte and any other port
 * must offer STARTTLS: credentials never go over an open line.
 */
record SmtpServer(
    String host,
    int port,
    boolean tls,
    String username,
    Optional<SecretText> password,
    SSLSocketFactory sockets) {

  private static final int IMPLICIT = 465;
  private static final String LIMIT_MILLIS = "10000";

  boolean authenticates() {
    return !username.isEmpty();
  }

  Properties properties() {
    Properties all = new Properties();
    all.put("mail.transport.protocol", "smtp");
    all.put("mail.smtp.auth", Boolean.toString(authenticates()));
    all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    all.put("mail.smtp.localhost", "localhost");
    all.put("mail.smtp.connectiontimeout", LIMIT_MILLIS);
    all.put("mail.smtp.quitwait", "false");
    if (tls) {
      boolean implicit = port == IMPLICIT;
      all.put("mail.smtp.ssl.enable", Boolean.toString(implicit));
      all.put("mail.smtp.starttls.enable", Boolean.toString(!implicit));
      all.put("mail.smtp.starttls.required", Boolean.toString(!implicit));
      all.put("mail.smtp.ssl.checkserveridentity", "true");
      all.put("mail.smtp.ssl.socketFactory", sockets);
      all.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
    }
    return all;
  }
}
