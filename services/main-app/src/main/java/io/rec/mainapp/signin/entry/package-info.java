/** The ways in and out: with a password, as a remembered device, by leaving, by an admin's hand. */
@NullMarked
package io.rec.mainapp.signin.entry;

import org.jspecify.annotations.NullMarked;
