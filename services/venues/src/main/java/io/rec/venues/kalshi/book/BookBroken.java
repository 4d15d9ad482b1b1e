package io.rec.venues.kalshi.book;

/** A change that cannot follow what the book holds: something was missed. */
public final class BookBroken extends Exception {

  private static final long serialVersionUID = 1L;

  BookBroken(String reason) {
    super(reason);
  }
}
