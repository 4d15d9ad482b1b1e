/**
 * Health, computed: whether the process lives, whether it may be sent work and what it waits for,
 * and how the outside world it depends on looks from here.
 */
@NullMarked
package io.rec.platform.health;

import org.jspecify.annotations.NullMarked;
