package io.rec.cli.command;

import io.rec.cli.Surroundings;
import io.rec.cli.program.ServiceProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The paper exchange as a program of its own, with the official clients' wire protocols. */
@Command(
    name = "sim",
    description = {
      "Runs the simulated venues on this machine, without a cluster, until it is stopped.",
      "Prints one JSON line with the base URL of every venue once ready.",
      "",
      "Options are the simulator's own: --kalshi-port, --coinbase-port (0 picks one), --symbols LIST,",
      "--account NAME,KEYID,PUBLIC_KEY.pem,CASH,TIER (repeatable), --seed N, --speed FACTOR,",
      "--start INSTANT, --replay [SYMBOL=]FILE, --ticks PER_SECOND, --admin, --admin-port PORT,",
      "--polygon-port, --alpaca-port, --polygon-key KEY[,PLAN] and --alpaca-account KEY,SECRET,CASH",
      "(repeatable), --market-hours exchange|always.",
      "--binance-port and --binance-account KEY,SECRET,USDT (repeatable).",
      "Mail, chat and text messages: --notices-port, --smtp-port, --smtps-port, and who may send:",
      "--sendgrid-key, --smtp-user, --slack-hook, --discord-hook, --telegram-bot, --sms-account,",
      "--webhook. An option that is not there is answered with all of them."
    })
final class SimCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Unmatched List<String> options = new ArrayList<>();

  SimCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    return ServiceProgram.simulator(surroundings).run(options);
  }
}
