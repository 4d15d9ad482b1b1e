/**
 * Which outside service plays which part: where orders go, where prices come from, how people are
 * told.
 */
@NullMarked
package io.rec.operator.api.spec.connector;

import org.jspecify.annotations.NullMarked;
