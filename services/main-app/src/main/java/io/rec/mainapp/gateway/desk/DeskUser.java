package io.rec.mainapp.gateway.desk;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who is signed in. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DeskUser(
    String userId,
    String name,
    @Schema(allowableValues = {"viewer", "trader", "admin"}) String role) {}
