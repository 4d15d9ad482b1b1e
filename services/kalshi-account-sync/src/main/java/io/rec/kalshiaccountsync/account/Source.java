package io.rec.kalshiaccountsync.account;

/** Where a telling came from. Of one and the same moment a call's answer corrects the stream. */
public enum Source {
  CALL,
  STREAM
}
