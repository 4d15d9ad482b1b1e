/**
 * Failures that spread, on the running desk: each critical role made unhealthy in each way, the
 * database gone for minutes, the node drained; and a table of which root the operator named, how
 * soon, and what it restarted for it. It takes three quarters of an hour and is in no storey: it is
 * run by its name, {@code -Dit.test=CascadeTable}, and {@code -Dcascades=database} for some.
 */
@NullMarked
package io.rec.e2e.cascade;

import org.jspecify.annotations.NullMarked;
