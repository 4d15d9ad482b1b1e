/** Alerts as the facts tell them, and what people did about each. */
@NullMarked
package io.rec.mainapp.gateway.alerts;

import org.jspecify.annotations.NullMarked;
