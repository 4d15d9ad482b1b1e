package io.rec.venues.notify;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.Fault;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

class EmailConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new Subject() {
      @Override
      public FaultyService service(Stalls stalls) {
        return new ScriptedSmtp(stalls);
      }

      @Override
      public Connector connector(URI root, Surroundings surroundings) {
        return Made.notifier(
            new EmailProvider(),
            surroundings,
            Map.of(
                "smtp_host", root.getHost(),
                "smtp_port", root.getPort(),
                "use_tls", root.getScheme().equals("smtps"),
                "recipient", "trader@example.com"));
      }

      @Override
      public void call(Connector connector) throws ConnectorException, InterruptedException {
        ((Notifier) connector).send(Made.alert(Priority.NORMAL));
      }

      @Override
      public boolean readsAnswers() {
        return true;
      }

      @Override
      public String answersCode(Fault fault) {
        return "ConnectionError";
      }

      @Override
      public Set<Fault> faults() {
        return EnumSet.of(
            Fault.TIMEOUT,
            Fault.RESET,
            Fault.STATUS_503,
            Fault.SLOW_BODY,
            Fault.MALFORMED_JSON,
            Fault.TLS_FAILURE,
            Fault.DNS_FAILURE,
            Fault.HALF_OPEN);
      }
    };
  }
}
