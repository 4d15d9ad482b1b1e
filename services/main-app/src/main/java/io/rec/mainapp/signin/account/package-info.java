/** The accounts: who may sign in, with what role, and the trail of what was done to them. */
@NullMarked
package io.rec.mainapp.signin.account;

import org.jspecify.annotations.NullMarked;
