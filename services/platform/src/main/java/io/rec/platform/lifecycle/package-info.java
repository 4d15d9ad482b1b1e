/**
 * Brings a role up and takes it down: runs its start steps until each succeeds, drains and stops it
 * on SIGTERM, and knows at each moment where it stands.
 */
@NullMarked
package io.rec.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
