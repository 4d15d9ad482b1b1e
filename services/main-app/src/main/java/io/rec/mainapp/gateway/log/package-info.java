/** The log viewer's stream: what was decided, by whom, and what the trades say of themselves. */
@NullMarked
package io.rec.mainapp.gateway.log;

import org.jspecify.annotations.NullMarked;
