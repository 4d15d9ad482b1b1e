package io.rec.cascadingfailuredetector;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * A failure that no other explains.
 *
 * @param component or what is outside: database, dns, clock, kalshi_api, coinbase_api
 * @param outside whether it is no component of ours
 * @param evidence what was seen
 * @param sufferers what fails because of it
 * @param impact what that means for trading, in sentences
 * @param action what happens next without anybody
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Root(
    String component,
    boolean outside,
    boolean critical,
    Instant since,
    String evidence,
    List<String> sufferers,
    String impact,
    String action) {

  public Root {
    sufferers = List.copyOf(sufferers);
  }
}
