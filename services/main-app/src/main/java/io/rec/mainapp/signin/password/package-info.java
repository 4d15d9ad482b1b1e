/** Passwords: how they are hashed, with how much of the machine, and what they have to be. */
@NullMarked
package io.rec.mainapp.signin.password;

import org.jspecify.annotations.NullMarked;
