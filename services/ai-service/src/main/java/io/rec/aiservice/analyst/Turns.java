package io.rec.aiservice.analyst;

import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time for each key, so that ten requests for the same analysis pay a model once. Keys
 * share a limited number of locks.
 */
final class Turns {

  private static final int LOCKS = 256;

  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  Turns() {
    for (int index = 0; index < LOCKS; index++) {
      locks[index] = new ReentrantLock();
    }
  }

  ReentrantLock of(Object key) {
    return locks[Math.floorMod(key.hashCode(), LOCKS)];
  }
}
