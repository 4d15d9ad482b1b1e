/**
 * Ways to tell people, on the connector framework: mail by SMTP and SendGrid, webhooks, Slack,
 * Discord, Telegram, text messages, the log. Each is a wire format; sending is shared.
 */
@NullMarked
package io.rec.venues.notify;

import org.jspecify.annotations.NullMarked;
