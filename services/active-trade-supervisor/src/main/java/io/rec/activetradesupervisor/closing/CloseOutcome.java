package io.rec.activetradesupervisor.closing;

/** What the trade manager made of a close. */
sealed interface CloseOutcome {

  String word();

  String detail();

  /** It is its business now. */
  record Taken() implements CloseOutcome {
    @Override
    public String word() {
      return "taken";
    }

    @Override
    public String detail() {
      return "";
    }
  }

  /** It said no. */
  record Refused(String detail) implements CloseOutcome {
    @Override
    public String word() {
      return "refused";
    }
  }

  /** Nobody knows; asking again with the same number does no harm. */
  record Unanswered(String detail) implements CloseOutcome {
    @Override
    public String word() {
      return "unanswered";
    }
  }
}
