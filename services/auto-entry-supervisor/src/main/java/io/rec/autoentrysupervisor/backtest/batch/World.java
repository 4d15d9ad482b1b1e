package io.rec.autoentrysupervisor.backtest.batch;

import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.persistence.Connections;
import io.rec.platform.secrets.DatabaseLogins;
import java.io.PrintStream;
import java.util.Map;
import javax.sql.DataSource;

/** What a replay may know of the world. Results go to the first stream, trouble to the second. */
record World(PrintStream out, PrintStream err, Map<String, String> environment) {

  ObjectMapper json() {
    return ObjectMapper.getDefault();
  }

  DataSource database() {
    var login =
        new DatabaseLogins(ConfigDirectory.from(environment))
            .current()
            .orElseThrow(
                () -> new Refusal("no database login is mounted; give a file by --prices instead"));
    return Connections.with(login, "backtest");
  }
}
