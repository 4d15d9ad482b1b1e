/** The HTTP routes of sign-in: what they take, what is wrong with it, and what they answer. */
@NullMarked
package io.rec.mainapp.signin.routes;

import org.jspecify.annotations.NullMarked;
