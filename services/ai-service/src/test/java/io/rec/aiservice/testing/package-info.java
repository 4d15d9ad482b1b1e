/**
 * Fixtures of this module's tests: questions as JSON, a model that follows a script, a listener.
 */
@NullMarked
package io.rec.aiservice.testing;

import org.jspecify.annotations.NullMarked;
