package io.rec.tradeexecutor.amend;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/** The body of a request, unread. */
@Serdeable
record AmendRequest(
    @Nullable String price,
    @Nullable String count,
    @Nullable String request_id,
    @Nullable String by) {}
