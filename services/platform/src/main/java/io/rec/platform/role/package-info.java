/**
 * How a service declares itself and how it comes up and goes down: a {@link
 * io.rec.platform.role.Role} names its steps, {@link io.rec.platform.role.RoleApplication} runs
 * them, retries them, logs them and turns them into readiness.
 */
@NullMarked
package io.rec.platform.role;

import org.jspecify.annotations.NullMarked;
