package io.rec.venuesimulator.desk;

/** Is told what happened to members, in order and under the exchange's lock. */
public interface DeskListener {

  void orderChanged(Member member, MemberOrder order);

  void filled(Member member, MemberFill fill);

  void positionChanged(Member member, HeldPosition position);

  void groupChanged(Member member, GroupNews news);
}
