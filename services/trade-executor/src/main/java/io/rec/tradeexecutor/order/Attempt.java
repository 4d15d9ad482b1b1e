package io.rec.tradeexecutor.order;

/** What the transaction before the sending came to. */
sealed interface Attempt {

  /** It may be sent; the dispatch is committed. */
  record Cleared(StoredIntent intent) implements Attempt {}

  /** A rule stopped it. */
  record Stopped(OrderAnswer answer) implements Attempt {}

  /** It was dispatched before. */
  record Known(StoredIntent intent, StoredDispatch dispatch) implements Attempt {}

  /** There is no such order. */
  record Absent() implements Attempt {}
}
