/**
 * Carries plans out on the API server: workflow dependents that hold what the plan says, the
 * Secrets that are reached by name only, and the guard against taking over somebody else's objects.
 */
@NullMarked
package io.rec.operator.controller.apply;

import org.jspecify.annotations.NullMarked;
