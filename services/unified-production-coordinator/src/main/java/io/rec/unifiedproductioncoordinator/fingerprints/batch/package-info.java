/**
 * The same work without a running service: {@code java -cp … fingerprints.batch.Main VERB}, as
 * {@code recio fingerprints} calls it. Works on files; only the history table needs a database.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import org.jspecify.annotations.NullMarked;
