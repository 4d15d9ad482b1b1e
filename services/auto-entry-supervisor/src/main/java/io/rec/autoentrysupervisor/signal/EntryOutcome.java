package io.rec.autoentrysupervisor.signal;

/** What the trade manager made of a ticket. */
sealed interface EntryOutcome {

  String word();

  /** As the signal's row says it. */
  String text();

  /** The trade is its business now. */
  record Entered() implements EntryOutcome {
    @Override
    public String word() {
      return "entered";
    }

    @Override
    public String text() {
      return word();
    }
  }

  /** It said no, and stored nothing. */
  record Refused(String why) implements EntryOutcome {
    @Override
    public String word() {
      return "refused";
    }

    @Override
    public String text() {
      return "refused: " + why;
    }
  }

  /** Nobody knows; should it have become a trade, the trade will be seen. */
  record Unanswered(String why) implements EntryOutcome {
    @Override
    public String word() {
      return "unanswered";
    }

    @Override
    public String text() {
      return "unanswered: " + why;
    }
  }
}
