/**
 * What the trader set for automatic entries and stops. Each change is a version with its author and
 * time, the newest is in force within a second wherever it is used, and what cannot be is refused
 * with the name of the setting.
 */
@NullMarked
package io.rec.platform.settings;

import org.jspecify.annotations.NullMarked;
