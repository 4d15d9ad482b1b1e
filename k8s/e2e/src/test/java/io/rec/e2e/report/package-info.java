/** What a run of these tests tells beside passed and failed. */
@NullMarked
package io.rec.e2e.report;

import org.jspecify.annotations.NullMarked;
