/**
 * The alerts as the alert engine of the system monitor keeps them, and what people have it do:
 * whoever is told of an alert by mail finds the same one here.
 */
@NullMarked
package io.rec.mainapp.gateway.alerts;

import org.jspecify.annotations.NullMarked;
