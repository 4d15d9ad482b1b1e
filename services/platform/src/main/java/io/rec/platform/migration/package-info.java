/**
 * The migration job: brings the database's schema to this release, once, and reports how it went.
 */
@NullMarked
package io.rec.platform.migration;

import org.jspecify.annotations.NullMarked;
