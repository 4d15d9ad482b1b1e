/** The shell: reconciler, status store, leader election, health, metrics, events and the main. */
@NullMarked
package io.rec.operator.controller.runtime;

import org.jspecify.annotations.NullMarked;
