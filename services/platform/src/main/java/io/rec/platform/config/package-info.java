/** The files the operator mounts into a pod: where they are, and how a change is seen. */
@NullMarked
package io.rec.platform.config;

import org.jspecify.annotations.NullMarked;
