package io.rec.operator.api.status;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson to leave out parts of a status about which nothing is known, so that {@code kubectl
 * get -o yaml} is not full of {@code {}}. Jackson asks by {@code equals}.
 */
final class BlankPart {
  private static final Set<Object> BLANK =
      Set.of(
          PortsStatus.empty(),
          ReleaseStatus.empty(),
          RecoveryStatus.empty(),
          StopStatus.empty(),
          CredentialsStatus.empty(),
          TokensStatus.empty(),
          DatabaseStatus.empty(),
          BackupStatus.empty(),
          TradingStatus.empty(),
          RequestsStatus.empty());

  @Override
  public boolean equals(@Nullable Object part) {
    return part == null || BLANK.contains(part);
  }

  @Override
  public int hashCode() {
    return BLANK.hashCode();
  }
}
