/** Devices that sign their owner in by themselves: remembered, listed, forgotten, found out. */
@NullMarked
package io.rec.mainapp.signin.device;

import org.jspecify.annotations.NullMarked;
