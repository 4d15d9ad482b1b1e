/** Text messages by the API of Twilio. */
@NullMarked
package io.rec.venuesimulator.sms;

import org.jspecify.annotations.NullMarked;
