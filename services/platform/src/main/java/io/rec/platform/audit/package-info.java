/** What was asked for, decided and refused, by whom: rows that nobody rewrites. */
@NullMarked
package io.rec.platform.audit;

import org.jspecify.annotations.NullMarked;
