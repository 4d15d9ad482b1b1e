/**
 * Sign-in: who a request comes from, and what they may do. A route says with {@link
 * io.rec.mainapp.signin.Needs} whom it is for and takes the {@link io.rec.mainapp.signin.Person} as
 * a parameter; nothing else is needed.
 */
@NullMarked
package io.rec.mainapp.signin;

import org.jspecify.annotations.NullMarked;
