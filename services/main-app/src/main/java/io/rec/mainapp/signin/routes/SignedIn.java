package io.rec.mainapp.signin.routes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whoever has a session.
 *
 * @param status {@code success} after signing in, {@code valid} after asking
 * @param csrf for a browser
 * @param token for a program; never where a page's script could read it
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignedIn(
    String status,
    UserView user,
    Instant expires_at,
    @Nullable String csrf,
    @Nullable String token) {}
