package io.rec.mainapp.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the exchange credentials; never a value of them.
 *
 * @param state good, refused, unknown or not_needed
 * @param detail a sentence
 * @param lastUsed when an exchange call was last signed; null where nobody keeps it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Credentials(
    String broker, String environment, String state, String detail, @Nullable Instant lastUsed) {}
