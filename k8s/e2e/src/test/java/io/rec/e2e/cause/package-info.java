/**
 * One fault after another on the running desk, and a table of what was named as its cause, how
 * soon, what people were told and when it was over. It takes half an hour and is in no storey: it
 * is run by its name, {@code -Dit.test=CauseTable}, and {@code -Dcauses=database} for some faults.
 */
@NullMarked
package io.rec.e2e.cause;

import org.jspecify.annotations.NullMarked;
