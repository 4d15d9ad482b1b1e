package io.rec.operator.controller.database;

/**
 * Where a database is and how much its certificate matters.
 *
 * @param sslMode libpq's word: disable, require, verify-ca, verify-full
 * @param authority certificate authority in PEM, empty when the platform's own ones are meant
 */
public record DatabaseAddress(
    String host, int port, String database, String sslMode, String authority) {

  public DatabaseAddress with(String otherDatabase) {
    return new DatabaseAddress(host, port, otherDatabase, sslMode, authority);
  }

  @Override
  public String toString() {
    return "%s:%d/%s (sslmode %s)".formatted(host, port, database, sslMode);
  }
}
