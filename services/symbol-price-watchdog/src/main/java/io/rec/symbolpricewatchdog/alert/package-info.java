/** What people are told: a price that crosses a threshold, and a feed that is away for too long. */
@NullMarked
package io.rec.symbolpricewatchdog.alert;

import org.jspecify.annotations.NullMarked;
