package io.rec.cli.command;

/** How a result is printed. */
enum OutputFormat {
  HUMAN,
  WIDE,
  JSON,
  YAML
}
