/** Sessions: signed tokens of a day, each with a row that can be revoked, and who holds one. */
@NullMarked
package io.rec.mainapp.signin.session;

import org.jspecify.annotations.NullMarked;
