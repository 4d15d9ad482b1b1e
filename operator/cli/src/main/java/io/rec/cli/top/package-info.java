/** What each component uses of the machine, next to what it may use. */
@NullMarked
package io.rec.cli.top;

import org.jspecify.annotations.NullMarked;
