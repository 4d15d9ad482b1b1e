package io.rec.unifiedproductioncoordinator.fingerprints;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import.
 *
 * @param tables how many buckets, with the baseline
 * @param difference to the active set in points (root mean square); null when there is none
 * @param note what the person should know besides
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Imported(StoredSet set, int tables, @Nullable Double difference, String note) {}
