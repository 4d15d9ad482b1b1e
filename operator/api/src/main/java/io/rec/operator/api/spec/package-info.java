/**
 * What a trader wishes for: the root of the spec, its switches, limits and deadlines. Every record
 * fills in its own defaults, so that code behind it never meets a null it did not ask for.
 */
@NullMarked
package io.rec.operator.api.spec;

import org.jspecify.annotations.NullMarked;
