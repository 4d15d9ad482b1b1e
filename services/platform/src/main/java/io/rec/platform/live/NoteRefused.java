package io.rec.platform.live;

/** What was announced or stored cannot be. */
public final class NoteRefused extends Exception {

  private static final long serialVersionUID = 1L;

  NoteRefused(String why) {
    super(why);
  }

  NoteRefused(String why, Throwable cause) {
    super(why, cause);
  }
}
