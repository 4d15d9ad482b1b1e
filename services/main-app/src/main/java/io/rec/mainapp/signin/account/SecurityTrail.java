package io.rec.mainapp.signin.account;

import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.signin.caller.Browser;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The audit lines of sign-in: what was done to an account, by whom, and from where. */
@Singleton
public final class SecurityTrail {

  private final Audit audit;
  private final ObjectMapper json;

  SecurityTrail(Audit audit, ObjectMapper json) {
    this.audit = audit;
    this.json = json;
  }

  /** In the trail of whom the transaction acts for. */
  public void done(
      Connection transaction, String actor, String action, Caller caller, Map<String, ?> detail)
      throws SQLException {
    audit.add(transaction, AuditLine.done(actor, action, text(caller, detail)));
  }

  public void refused(
      Connection transaction, String actor, String action, String rule, Caller caller)
      throws SQLException {
    audit.add(transaction, AuditLine.refused(actor, action, rule, text(caller, Map.of())));
  }

  private String text(Caller caller, Map<String, ?> detail) {
    Map<String, Object> all = new TreeMap<>(detail);
    all.put("address", caller.addressText());
    all.put("browser", Browser.of(caller.userAgent()).name());
    try {
      return json.writeValueAsString(all);
    } catch (IOException broken) {
      throw new UncheckedIOException("an audit line of " + all.keySet(), broken);
    }
  }
}
