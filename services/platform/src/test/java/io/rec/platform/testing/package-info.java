/**
 * Fixtures for tests of services: a real PostgreSQL, the folder the operator would mount, and a
 * role started for real on both. Each role module gets them as the test jar of this module.
 */
@NullMarked
package io.rec.platform.testing;

import org.jspecify.annotations.NullMarked;
