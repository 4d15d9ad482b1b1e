/** Host names: how long an address is believed, and what is done while nobody tells them. */
@NullMarked
package io.rec.platform.names;

import org.jspecify.annotations.NullMarked;
