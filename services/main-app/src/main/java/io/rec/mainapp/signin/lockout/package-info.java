/**
 * Who has guessed too often and has to wait; kept in the database, so that a restart helps nobody.
 */
@NullMarked
package io.rec.mainapp.signin.lockout;

import org.jspecify.annotations.NullMarked;
