/** When each pod was created, scheduled, started and ready: where the time of a start goes. */
@NullMarked
package io.rec.cli.timeline;

import org.jspecify.annotations.NullMarked;
