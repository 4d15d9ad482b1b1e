/**
 * What people decided about trading (limits, kill switch, policies), followed without a restart.
 */
@NullMarked
package io.rec.platform.control;

import org.jspecify.annotations.NullMarked;
