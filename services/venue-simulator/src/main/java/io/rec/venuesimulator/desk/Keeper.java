package io.rec.venuesimulator.desk;

import java.util.List;

/** Where what members did outlives the simulator. */
public interface Keeper {

  /** One thing to remember of an account; a later one of the same kind and id takes its place. */
  record Memo(String account, String kind, String id, String json) {}

  /** Nothing outlives anything. */
  Keeper FORGETFUL =
      new Keeper() {
        @Override
        public List<Memo> of(String account) {
          return List.of();
        }

        @Override
        public void keep(List<Memo> memos) {}

        @Override
        public void settle() {}
      };

  /** Everything that was kept of an account, in the order of its last change. */
  List<Memo> of(String account);

  /** Called under the exchange's lock, in the order in which things happened. */
  void keep(List<Memo> memos);

  /** Waits, for a while at most, until what was kept up to now is out of danger. */
  void settle();
}
