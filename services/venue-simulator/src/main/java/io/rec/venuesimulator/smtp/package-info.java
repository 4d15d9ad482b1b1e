/**
 * A mail server: SMTP in the clear, with STARTTLS or with TLS from the start, under a certificate
 * of its own making. Who hands mail in has to sign in first.
 */
@NullMarked
package io.rec.venuesimulator.smtp;

import org.jspecify.annotations.NullMarked;
