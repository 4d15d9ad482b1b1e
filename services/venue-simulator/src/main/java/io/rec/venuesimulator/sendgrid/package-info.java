/** SendGrid's v3 API: keys with the senders that they may use, the rules of a mail, its limits. */
@NullMarked
package io.rec.venuesimulator.sendgrid;

import org.jspecify.annotations.NullMarked;
