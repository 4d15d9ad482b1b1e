/** A role made for tests of the platform: steps and routes that a test holds in its hand. */
@NullMarked
package io.rec.platform.sample;

import org.jspecify.annotations.NullMarked;
