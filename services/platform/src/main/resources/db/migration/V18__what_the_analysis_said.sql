-- What the analysis said when a trade was asked for stays with the trade, after the thirty days for
-- which the analysis itself is kept. Trades that nobody asked the analysis about have none.
ALTER TABLE users.trades
  ADD COLUMN ai_signal text CHECK (ai_signal IN ('Long', 'Short', 'Neutral')),
  ADD COLUMN ai_confidence double precision CHECK (ai_confidence BETWEEN 0 AND 1),
  ADD COLUMN ai_analysis_id text,
  ADD COLUMN ai_source text CHECK (ai_source IN ('analysis', 'cached', 'technical_only')),
  ADD CONSTRAINT trades_advice_whole CHECK (
    num_nonnulls(ai_signal, ai_confidence, ai_source) IN (0, 3));
COMMENT ON COLUMN users.trades.ai_signal IS 'where the analysis expected the price to go when the trade was asked for';
COMMENT ON COLUMN users.trades.ai_confidence IS 'how sure it was, 0 to 1';
COMMENT ON COLUMN users.trades.ai_analysis_id IS 'under which the analysis was stored; null where the indicators alone spoke';
COMMENT ON COLUMN users.trades.ai_source IS 'analysis: asked; cached: at most fifteen minutes old; technical_only: the indicators alone';
