package io.rec.mainapp.live;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How much the sockets of one pod may take; RECIO_SET_LIVE_MOST_CLIENTS and so on.
 *
 * @param mostClients open sockets
 * @param waitingFacts messages that must arrive and wait for one client
 * @param patience how long a client may leave what was sent unread
 */
@Singleton
record LiveLimits(
    @Value("${recio.live.most-clients:100}") int mostClients,
    @Value("${recio.live.waiting-facts:8192}") int waitingFacts,
    @Value("${recio.live.patience:10s}") Duration patience) {}
