package io.rec.symbolpricewatchdog;

import io.rec.platform.events.Listener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers announcements. */
final class Heard implements Listener {

  private final List<String> payloads = new CopyOnWriteArrayList<>();

  @Override
  public void heard(String payload) {
    payloads.add(payload);
  }

  @Override
  public void missed() {}

  List<String> payloads() {
    return payloads;
  }
}
