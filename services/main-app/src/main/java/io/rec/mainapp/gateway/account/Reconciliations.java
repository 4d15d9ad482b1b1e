package io.rec.mainapp.gateway.account;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The latest comparisons, newest first. */
@Serdeable
public record Reconciliations(List<Reconciliation> comparisons) {}
