package io.rec.mainapp.gateway.system;

import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the tables say about the system: starts, checks, resources, and the database itself. */
@Singleton
final class SystemRows {

  private static final String STARTS =
      """
      SELECT component, pod, version, started_at, ready_at,
             lag(version) OVER (PARTITION BY component ORDER BY started_at) AS before
      FROM system.component_start WHERE started_at > ?::timestamptz - interval '7 days'
      ORDER BY component, started_at""";

  private static final String FIGURES =
      """
      SELECT pg_database_size(current_database()) AS bytes,
             current_setting('max_connections')::integer AS most,
             (SELECT version FROM system.schema_version) AS schema_version""";

  private final Database database;

  SystemRows(Database database) {
    this.database = database;
  }

  /** One start with whether another version ran before it. */
  record Start(
      String component,
      String pod,
      String version,
      Instant at,
      @Nullable Instant readyAt,
      String reason) {}

  record DatabaseSize(long bytes, int mostConnections, int schemaVersion) {}

  /** Percent, as the system monitor saw it last. */
  record Load(@Nullable Double cpu, @Nullable Double memory, @Nullable Double disk) {}

  /** All that the view of the whole system takes from the tables. */
  record Tables(Map<String, List<Start>> starts, DatabaseSize size, Optional<Load> load) {}

  Tables tables(Instant since) throws SQLException {
    return database.read(
        connection -> new Tables(starts(connection, since), size(connection), load(connection)));
  }

  /** Since this instant, oldest first, component by component. */
  Map<String, List<Start>> starts(Instant since) throws SQLException {
    return database.read(connection -> starts(connection, since));
  }

  private static Map<String, List<Start>> starts(Connection connection, Instant since)
      throws SQLException {
    List<Start> all = Query.of(STARTS, since).list(connection, SystemRows::start);
    Map<String, List<Start>> byComponent = new TreeMap<>();
    all.stream()
        .filter(start -> start.at().isAfter(since))
        .forEach(
            start ->
                byComponent
                    .computeIfAbsent(start.component(), name -> new ArrayList<>())
                    .add(start));
    return byComponent;
  }

  private static DatabaseSize size(Connection connection) throws SQLException {
    return Query.of(FIGURES)
        .first(
            connection,
            row ->
                new DatabaseSize(
                    row.getLong("bytes"), row.getInt("most"), row.getInt("schema_version")))
        .orElseThrow();
  }

  private static Optional<Load> load(Connection connection) throws SQLException {
    return Query.of(
            """
            SELECT cpu_percent, memory_percent, disk_percent FROM system.health_status
            WHERE service = 'system' AND "timestamp" > now() - interval '2 minutes'
            ORDER BY "timestamp" DESC LIMIT 1""")
        .first(
            connection,
            row ->
                new Load(
                    Query.number(row, "cpu_percent"),
                    Query.number(row, "memory_percent"),
                    Query.number(row, "disk_percent")));
  }

  /** What was written about a component, newest first, only where it changed. */
  List<ComponentView.Check> checks(String component) throws SQLException {
    return database.read(connection -> checks(connection, component.replace('-', '_')));
  }

  private static List<ComponentView.Check> checks(Connection connection, String service)
      throws SQLException {
    return Query.of(
            """
            SELECT at, status, detail FROM (
              SELECT "timestamp" AS at, overall_status AS status,
                     coalesce(health_details ->> 'detail', '') AS detail,
                     lag(overall_status) OVER (ORDER BY "timestamp") AS before
              FROM system.health_status WHERE service = ?) AS rows
            WHERE before IS DISTINCT FROM status ORDER BY at DESC LIMIT 50""",
            service)
        .list(
            connection,
            row ->
                new ComponentView.Check(
                    row.getTimestamp("at").toInstant(),
                    row.getString("status"),
                    row.getString("detail")));
  }

  /** Why a pod was ended is the cluster's knowledge; whether it was a rollout shows here. */
  private static Start start(ResultSet row) throws SQLException {
    String version = row.getString("version");
    @Nullable String before = row.getString("before");
    return new Start(
        row.getString("component"),
        row.getString("pod"),
        version,
        row.getTimestamp("started_at").toInstant(),
        Query.instant(row, "ready_at"),
        before == null ? "first" : before.equals(version) ? "restart" : "rollout");
  }
}
