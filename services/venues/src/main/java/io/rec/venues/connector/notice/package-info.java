/** What people can be told: a notification, an alert, a trade. */
@NullMarked
package io.rec.venues.connector.notice;

import org.jspecify.annotations.NullMarked;
