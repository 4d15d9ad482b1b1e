package io.rec.mainapp.gateway.errors;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The one seen last is the first. */
@Serdeable
public record ErrorLines(List<ErrorLine> errors) {}
