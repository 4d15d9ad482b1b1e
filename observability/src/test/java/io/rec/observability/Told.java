package io.rec.observability;

import io.rec.platform.events.Announcements;
import io.rec.platform.sample.SampleRole;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.Postgres;
import io.rec.platform.testing.TestRole;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a role with a database really tells when it is scraped. */
final class Told {

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)})? ");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
  private static final Pattern BORDER = Pattern.compile("(?m)^(\\w+)\\{[^}]*?\\ble=\"([^\"]+)\"");

  private final String scrape;

  private Told(String scrape) {
    this.scrape = scrape;
  }

  static Told byARole() throws SQLException {
    ConfigFolder config = ConfigFolder.create().with("sample").with(Postgres.shared().migrated());
    try (TestRole role = SampleRole.withDatabase().run("sample", config, Map.of()).awaitReady()) {
      // Made when a role first listens, which this one never does.
      role.bean(Announcements.class);
      role.get("/sample/who");
      role.get("/sample/internal");
      return new Told(role.getWith("/prometheus").body());
    }
  }

  Set<String> names() {
    return SAMPLE
        .matcher(scrape)
        .results()
        .map(sample -> sample.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> labels() {
    return LABEL
        .matcher(scrape)
        .results()
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<Expression.Border> borders() {
    return BORDER
        .matcher(scrape)
        .results()
        .map(border -> new Expression.Border(border.group(1), border.group(2)))
        .collect(Collectors.toSet());
  }
}
