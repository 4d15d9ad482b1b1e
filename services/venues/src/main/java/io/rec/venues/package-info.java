/**
 * How the platform speaks to outside services: one package per service on one connector framework.
 */
@NullMarked
package io.rec.venues;

import org.jspecify.annotations.NullMarked;
