package io.rec.autoentrysupervisor.backtest.batch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.micronaut.serde.ObjectMapper;
import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.persistence.Connections;
import io.rec.platform.secrets.DatabaseLogins;
import java.io.PrintStream;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a replay may know of the world. Results go to the first stream, trouble to the second. */
record World(PrintStream out, PrintStream err, Map<String, String> environment) {

  /** Libraries keep quiet: this program's own words are its only ones. */
  static World ofProcess() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .setLevel(Level.WARN);
    return new World(System.out, System.err, System.getenv());
  }

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
