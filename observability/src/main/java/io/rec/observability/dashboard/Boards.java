package io.rec.observability.dashboard;

import java.util.ArrayList;
import java.util.List;

/** All dashboards: the desk as a whole, its subjects, and one for each role. */
public final class Boards {

  private Boards() {}

  public static List<Board> all() {
    var boards = new ArrayList<Board>();
    boards.add(OverviewBoard.board());
    boards.add(TradingBoard.board());
    boards.add(MarketDataBoard.board());
    boards.add(DatabaseBoard.board());
    boards.add(OperatorBoard.board());
    boards.add(ObjectiveBoard.board());
    boards.addAll(RoleBoards.all());
    return List.copyOf(boards);
  }
}
