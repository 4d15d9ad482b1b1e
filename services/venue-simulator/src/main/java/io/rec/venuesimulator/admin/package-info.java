/** The switches for faults and price rates over HTTP; nothing here listens by itself. */
@NullMarked
package io.rec.venuesimulator.admin;

import org.jspecify.annotations.NullMarked;
