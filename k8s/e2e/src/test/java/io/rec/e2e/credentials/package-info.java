/**
 * Logins of the services that change while the desk trades. It takes three quarters of an hour and
 * is in no storey: it is run by its name, {@code -Dit.test=RotationUnderLoad}.
 */
@NullMarked
package io.rec.e2e.credentials;

import org.jspecify.annotations.NullMarked;
