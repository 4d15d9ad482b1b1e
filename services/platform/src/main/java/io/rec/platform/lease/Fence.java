package io.rec.platform.lease;

import io.rec.platform.persistence.RoundTrip;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The proof of a holder: its token, which only grows from holder to holder. */
public record Fence(String lease, long token) {

  private static final String REQUIRE = "SELECT system.require_fence(?, ?)";

  /** What the database says of a token that is not the newest. */
  public static final String REFUSED = "RC001";

  /**
   * Fails unless this is still the newest token. Until the transaction ends nobody can take the
   * lease over, so what else it writes was written by the holder.
   *
   * @throws FenceLost if somebody else took the lease
   */
  public void require(Connection transaction) throws SQLException {
    try (PreparedStatement statement = transaction.prepareStatement(REQUIRE)) {
      statement.setString(1, lease);
      statement.setLong(2, token);
      statement.execute();
    } catch (SQLException refused) {
      throw FenceLost.or(refused);
    }
  }

  /** The same as the next statement of a trip; {@link FenceLost#or} tells why the trip failed. */
  public void require(RoundTrip trip) {
    trip.run(REQUIRE, lease, token);
  }
}
