package io.rec.observability.dashboard;

import static io.rec.observability.dashboard.Panel.lines;

/** The database as the roles meet it. */
final class DatabaseBoard {

  private DatabaseBoard() {}

  static Board board() {
    return Board.ofSystem(
        "database",
        "Database",
        Section.of(
            "Pools of the roles",
            lines(
                "Connections in use",
                "Each role has at most 4.",
                "short",
                "sum by (component) (hikaricp_connections_active{system=\"$system\"})",
                "{{component}}"),
            lines(
                "Waiting for a connection",
                "Above 0 the role is slower than its database.",
                "short",
                "sum by (component) (hikaricp_connections_pending{system=\"$system\"})",
                "{{component}}"),
            lines(
                "Given up waiting",
                "Requests that got no connection in 3 seconds.",
                "short",
                "sum by (component)"
                    + " (increase(hikaricp_connections_timeout_total{system=\"$system\"}[10m]))",
                "{{component}}"),
            lines(
                "Time to get, time in use",
                "Mean over five minutes, all roles.",
                "s",
                Common.mean("hikaricp_connections_acquire_seconds"),
                "to get",
                Common.mean("hikaricp_connections_usage_seconds"),
                "in use"),
            lines(
                "Connections of all roles",
                "What the server has to carry.",
                "short",
                "sum(hikaricp_connections{system=\"$system\"})",
                "pooled",
                "count(recio_announcements_listening{system=\"$system\"} == 1)",
                "listening")),
        Section.of(
            "The server",
            lines(
                "Sessions",
                "Of all databases, and how many the server allows.",
                "short",
                "max(recio_database_connections{system=\"$system\"})",
                "in use",
                "max(recio_database_connections_max{system=\"$system\"})",
                "allowed"),
            lines(
                "Size",
                "What the database takes on its disk.",
                "bytes",
                "max(recio_database_size_bytes{system=\"$system\"})",
                "size"),
            lines(
                "Dead rows",
                "Of the table that has most of them; 0 below a fifth.",
                "percent",
                "max(recio_database_dead_percent{system=\"$system\"})",
                "dead rows"),
            lines(
                "One round trip",
                "As the system monitor meets the server, once a round.",
                "s",
                "max(recio_database_answer_seconds{system=\"$system\"})",
                "answer")),
        Section.of(
            "Facts and announcements",
            lines(
                "Heard",
                "Announcements a second, by role.",
                "short",
                "sum by (component) (rate(recio_announcements_heard_total{system=\"$system\"}[1m]))",
                "{{component}}"),
            lines(
                "Too slow, failed",
                "Listeners that were told to read the state; listeners that threw.",
                "short",
                "sum by (component)"
                    + " (increase(recio_announcements_overflows_total{system=\"$system\"}[10m]))",
                "too slow, {{component}}",
                "sum by (component)"
                    + " (increase(recio_announcements_failures_total{system=\"$system\"}[10m]))",
                "failed, {{component}}"),
            lines(
                "Consumers behind the newest fact",
                "Facts between the furthest consumer and this one.",
                "short",
                "max(recio_outbox_offset{system=\"$system\"}) - on() group_right()"
                    + " min by (consumer) (recio_outbox_offset{system=\"$system\"})",
                "{{consumer}}"),
            lines(
                "Change feed",
                "Delay of changes to browsers, and how far the slowest is behind.",
                "short",
                "max(recio_changes_lag{system=\"$system\"})",
                "facts behind",
                Common.mean("recio_changes_delay_seconds"),
                "mean delay in seconds")));
  }
}
