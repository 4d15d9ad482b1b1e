package io.rec.tradeexecutor.order;

/** A dispatch whose last word is not known. */
record Unfinished(StoredIntent intent, StoredDispatch dispatch) {

  String id() {
    return intent.id();
  }
}
