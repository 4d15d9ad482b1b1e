package io.rec.activetradesupervisor.watch;

import io.rec.activetradesupervisor.book.TradeBook;
import io.rec.platform.lease.Fence;
import io.rec.platform.lease.Lease;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Whether it is this process's turn: it holds the lease and has read what the holder before it left
 * behind. Owned by the supervision's thread.
 */
@Singleton
final class Tenure {

  /** One may have been underway when the lease was taken. */
  private static final int READS = 2;

  private final Lease lease;
  private final TradeBook book;
  private long token;
  private long ready;

  Tenure(Lease lease, TradeBook book) {
    this.lease = lease;
    this.book = book;
  }

  boolean isOurs() {
    Optional<Fence> fence = lease.fence();
    if (fence.isEmpty()) {
      token = 0;
      return false;
    }
    if (fence.get().token() != token) {
      token = fence.get().token();
      ready = book.reads() + READS;
    }
    if (book.reads() < ready) {
      book.wake();
      return false;
    }
    return true;
  }
}
