/** What can be set of the executor, and within which bounds. */
@NullMarked
package io.rec.tradeexecutor.settings;

import org.jspecify.annotations.NullMarked;
