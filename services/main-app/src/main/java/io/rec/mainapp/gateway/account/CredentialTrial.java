package io.rec.mainapp.gateway.account;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange said when the account's key was tried.
 *
 * @param key the end of the key's id; null where nothing is signed
 * @param detail why it was not taken, or why its scopes are not known; empty otherwise
 * @param scopes in the exchange's words
 * @param read whether it may read the account; null when the exchange did not tell
 * @param trade whether it may place orders; null when the exchange did not tell
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CredentialTrial(
    Instant at,
    @Nullable String key,
    boolean accepted,
    long tookMillis,
    String detail,
    List<String> scopes,
    @Nullable Boolean read,
    @Nullable Boolean trade) {

  /** The service's answer: one that lacks something is none. */
  public CredentialTrial {
    requireNonNull(at, "at");
    requireNonNull(detail, "detail");
    scopes = List.copyOf(scopes);
  }
}
