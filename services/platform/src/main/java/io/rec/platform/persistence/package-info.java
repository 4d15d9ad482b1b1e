/**
 * The database: one small pool that follows the mounted login, the check that it answers, the
 * version of its schema, and the little state a service keeps about itself.
 */
@NullMarked
package io.rec.platform.persistence;

import org.jspecify.annotations.NullMarked;
